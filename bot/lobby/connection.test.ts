import { describe, expect, test } from "vitest";
import { AppError } from "#core/errors";
import { startLobby } from "./lobby.ts";
import { openLobby } from "./testing/open-lobby.ts";

const codes = (lines: string[]) => lines.map((line) => line.split(" ")[1]);

describe("lines", () => {
  test("may end in LF alone, come in pieces, or many at once", async () => {
    const lobby = await openLobby();
    const bob = lobby.connect();
    for (const piece of ["NI", "CK bob\nUS", "ER bob 0 * :b\r", "\nISON bob\r\n\r\n\n"]) {
      bob.socket.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await bob.ask()).at(-1)).toBe(":lobby.steward 303 bob :bob");
  });

  test("of 510 bytes pass, longer ones answer 417 and are not carried out", async () => {
    const lobby = await openLobby();
    const bob = await lobby.person("bob");
    const fits = `ISON ${"x".repeat(505)}`;
    expect(codes(await bob.ask(fits))).toEqual(["303"]);
    expect(codes(await bob.ask(`${fits}x`))).toEqual(["417"]);
    expect(codes(await bob.ask(`@a=${"x".repeat(4_092)} ${fits}`))).toEqual(["303"]);
    expect(codes(await bob.ask(`@a=${"x".repeat(4_093)} ${fits}`))).toEqual(["417"]);
  });

  test("without end are not kept", async () => {
    const lobby = await openLobby();
    const bob = await lobby.person("bob");
    for (let count = 0; count < 100; count++) bob.socket.write("x".repeat(100_000));
    expect(codes(await bob.ask("\r\nISON bob"))).toEqual(["417", "303"]);
  });

  test("that are not UTF-8 are refused", async () => {
    const lobby = await openLobby();
    const bob = await lobby.person("bob");
    bob.socket.write(Buffer.from("PRIVMSG bob :gr\xfc\xdfe\r\n", "latin1"));
    expect((await bob.ask())[0]).toContain("NOTICE bob :Your line was not UTF-8");
    const eve = await lobby.person("eve", "standard-replies");
    eve.socket.write(Buffer.from("PRIVMSG bob :gr\xfc\xdfe\r\n", "latin1"));
    expect((await eve.ask())[0]).toContain("FAIL * INVALID_UTF8 :");
  });

  test("with a bare CR or a NUL inside are not understood, and inject nothing", async () => {
    const lobby = await openLobby();
    const [bob, eve] = [await lobby.person("bob"), await lobby.person("eve")];
    await bob.ask("PRIVMSG eve :a\rQUIT :b", "PRIVMSG eve :a\0b", "NOTICE eve :ok");
    expect(await eve.ask()).toEqual([":bob!~bob@127.0.0.1 NOTICE eve :ok"]);
  });
});

describe("floods", () => {
  const limits = { linePenaltyMs: 20, penaltyAheadMs: 100, receiveBacklogBytes: 4_000 };

  test("wait their turn and lose nothing", async () => {
    const lobby = await openLobby({ limits });
    const bob = await lobby.person("bob");
    const begin = performance.now();
    const answers = await bob.ask(...Array<string>(20).fill("ISON bob"));
    expect(answers).toHaveLength(20);
    // 20 lines of 20 ms, of which 100 ms may run ahead; half is left for imprecise timers.
    expect(performance.now() - begin).toBeGreaterThan(150);
  });

  test("beyond the backlog are an Excess Flood that the sender gets to read", async () => {
    const lobby = await openLobby({ limits });
    const [bob, eve] = [await lobby.person("bob"), await lobby.person("eve")];
    await bob.ask("JOIN #a");
    await eve.ask("JOIN #a");
    for (let count = 0; count < 500; count++) bob.write("PRIVMSG #a :flood");
    expect((await bob.untilClosed()).at(-1)).toBe("ERROR :Closing Link: 127.0.0.1 (Excess Flood)");
    const seen = await eve.until((line) => line.includes("QUIT"));
    expect(seen.at(-1)).toContain("QUIT :Excess Flood");
    expect(seen.length).toBeLessThan(100);
  });

  test("are not seen in twenty thousand lines at once by default", async () => {
    const lobby = await openLobby();
    const bob = await lobby.person("bob");
    const answers = await bob.ask(...Array<string>(20_000).fill("ISON bob"));
    expect(answers).toHaveLength(20_000);
  });
});

describe("connections", () => {
  test("that do not read are dropped, and others are not held up", async () => {
    const lobby = await openLobby({ limits: { sendQueueBytes: 64 * 1024, lingerMs: 50 } });
    const [bob, eve] = [await lobby.person("bob"), await lobby.person("eve")];
    await bob.ask("MONITOR + eve");
    eve.socket.pause();
    const text = "x".repeat(400);
    let gone: string[] = [];
    for (let round = 0; round < 300 && !gone.some((line) => line.includes(" 731 ")); round++) {
      gone = await bob.ask(...Array<string>(100).fill(`PRIVMSG eve :${text}`));
    }
    expect(codes(gone)).toContain("731");
    expect(codes(await bob.ask("ISON eve"))).toEqual(["303"]);
  });

  test("that are silent are asked, and dropped when they keep silent", async () => {
    const lobby = await openLobby({ limits: { silenceMs: 60 } });
    const bob = lobby.connect();
    bob.write("NICK bob", "USER bob 0 * :b");
    const lines = await bob.untilClosed();
    expect(lines.filter((line) => line === ":lobby.steward PING :lobby.steward")).toHaveLength(2);
    expect(lines.at(-1)).toBe("ERROR :Closing Link: 127.0.0.1 (Ping timeout)");
  });

  test("that answer PING stay", async () => {
    const lobby = await openLobby({ limits: { silenceMs: 60 } });
    const bob = await lobby.person("bob");
    for (let count = 0; count < 6; count++) {
      await bob.until((line) => line.includes("PING"));
      bob.write("PONG lobby.steward");
    }
    expect(codes(await bob.ask("ISON bob"))).toContain("303");
  });

  test("of one address are bounded, and the listener is told", async () => {
    const told: [string, number][] = [];
    const lobby = await openLobby({
      limits: { connectionsPerAddress: 2 },
      onPeerLimit: (address, count) => told.push([address, count]),
    });
    const bob = await lobby.person("bob");
    await lobby.person("eve");
    expect(await lobby.connect().untilClosed()).toEqual([
      "ERROR :Closing Link: 127.0.0.1 (Too many connections from your address)",
    ]);
    expect(told).toEqual([["127.0.0.1", 2]]);
    bob.write("QUIT");
    await bob.untilClosed();
    await lobby.person("dan");
  });

  test("over IPv6 have a host that cannot be mistaken for a text", async () => {
    const lobby = await openLobby({ host: "::1" });
    const bob = await lobby.person("bob");
    expect((await bob.ask("WHOIS bob"))[0]).toBe(
      ":lobby.steward 311 bob bob ~bob 0::1 * :bob Real",
    );
  });
});

describe("the lobby", () => {
  test("says ERROR to everybody when it closes, and releases its port", async () => {
    const lobby = await openLobby();
    const people = [await lobby.person("bob"), lobby.connect()];
    await people[1]?.ask();
    const farewells = people.map((person) => person.untilClosed());
    await lobby.close("Going home");
    for (const lines of await Promise.all(farewells)) {
      expect(lines.at(-1)).toBe("ERROR :Closing Link: 127.0.0.1 (Going home)");
    }
    await lobby.close();
    await openLobby({ port: lobby.port });
  });

  test("closes in spite of somebody who neither reads nor leaves", async () => {
    const lobby = await openLobby({ limits: { lingerMs: 50 } });
    const bob = await lobby.person("bob");
    bob.socket.pause();
    bob.socket.allowHalfOpen = true;
    await lobby.close();
  });

  test("says which setting to change when its port is taken", async () => {
    const lobby = await openLobby();
    const quiet = () => {};
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const failure = await startLobby({ host: "127.0.0.1", port: lobby.port, log }).catch(
      (error: unknown) => error,
    );
    expect(AppError.is(failure)).toBe(true);
    expect(String(failure)).toContain("already in use. Set LOBBY_PORT");
  });
});
