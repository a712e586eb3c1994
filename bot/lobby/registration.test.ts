import { EventEmitter, once } from "node:events";
import { describe, expect, test } from "vitest";
import { openLobby } from "./testing/open-lobby.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const codes = (lines: string[]) => lines.map((line) => line.replace(/^@\S+ /, "").split(" ")[1]);
const authenticate = async ({ username, password }: { username: string; password: string }) =>
  password === "right" ? { account: username.toLowerCase() } : null;

describe("registering", () => {
  test("greets with everything clients wait for, in order", async () => {
    const lobby = await openLobby({ motd: ["Be kind."], name: "Test net" });
    const bob = lobby.connect();
    const lines = await bob.ask("NICK bob", "USER bob 0 * :Bob B");
    expect([...new Set(codes(lines))]).toEqual(
      "001 002 003 004 005 251 252 254 255 265 266 375 372 376".split(" "),
    );
    expect(lines[0]).toBe(":lobby.steward 001 bob :Welcome to Test net, bob!~bob@127.0.0.1");
    const tokens = lines.filter((line) => line.includes(" 005 ")).join(" ");
    expect(tokens).toContain("CASEMAPPING=ascii");
    expect(tokens).toContain("NETWORK=Test\\x20net");
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510);
  });

  test("answers 422 without a message of the day", async () => {
    const lobby = await openLobby();
    expect(codes(await lobby.connect().ask("NICK b", "USER b 0 * :b"))).toContain("422");
  });

  test.each([
    ["JOIN #a", "451"],
    ["WHATEVER", "451"],
    ["NICK", "431"],
    ["NICK :", "431"],
    ["NICK 1abc", "432"],
    ["NICK a!b", "432"],
    [`NICK ${"a".repeat(31)}`, "432"],
    ["NICK Taken", "433"],
    ["USER a", "461"],
    ["CAP", "461"],
    ["CAP FOO", "410"],
    ["PASS", "461"],
    ["PING", "409"],
    ["AUTHENTICATE PLAIN", "904"],
  ])("before registration, %s answers %s", async (line, code) => {
    const lobby = await openLobby();
    await lobby.person("taken");
    const [reply, ...more] = await lobby.connect().ask(line);
    expect(reply?.split(" ").slice(0, 3)).toEqual([":lobby.steward", code, "*"]);
    expect(more).toEqual([]);
  });

  test.each([
    ["USER a 0 * :b", "462"],
    ["PASS x", "462"],
    ["NICK TAKEN", "433"],
    ["NICK a@b", "432"],
    ["FOO bar", "421"],
    ["JOIN", "461"],
    ["OPER a b", "481"],
    ["KILL taken :bye", "481"],
  ])("after registration, %s answers %s", async (line, code) => {
    const lobby = await openLobby();
    await lobby.person("taken");
    const bob = await lobby.person("bob");
    expect(codes(await bob.ask(line))).toEqual([code]);
  });

  test("waits for CAP END", async () => {
    const lobby = await openLobby();
    const bob = lobby.connect();
    const before = await bob.ask("CAP LS 302", "NICK bob", "USER bob 0 * :b");
    expect(codes(before)).toEqual(["CAP"]);
    expect(codes(await bob.ask("CAP END"))).toContain("001");
  });

  test("of two who want a nick, the first to finish has it and the other may choose again", async () => {
    const lobby = await openLobby();
    const [first, second] = [lobby.connect(), lobby.connect()];
    await first.ask("NICK bob");
    await second.ask("NICK bob");
    expect(codes(await first.ask("USER x 0 * :x"))).toContain("001");
    expect(codes(await second.ask("USER x 0 * :x"))).toEqual(["433"]);
    expect(codes(await second.ask("NICK bob2"))).toContain("001");
  });

  test("drops who does not finish in time", async () => {
    const lobby = await openLobby({ limits: { registrationMs: 50 } });
    const lines = await lobby.connect().untilClosed();
    expect(lines).toEqual(["ERROR :Closing Link: 127.0.0.1 (Registration timed out)"]);
  });
});

describe("capabilities", () => {
  test("values are for version 302; sasl is offered only where somebody can check it", async () => {
    const lobby = await openLobby({ authenticate });
    const [old] = await lobby.connect().ask("CAP LS");
    expect(old).toMatch(/ sasl /);
    const [modern] = await lobby.connect().ask("CAP LS 302");
    expect(modern).toMatch(/ sasl=PLAIN /);
    expect(Buffer.byteLength(modern ?? "")).toBeLessThan(510);
    const [none] = await (await openLobby()).connect().ask("CAP LS 302");
    expect(none).not.toContain("sasl");
  });

  test("a request is granted or refused as a whole", async () => {
    const bob = (await openLobby()).connect();
    const lines = await bob.ask(
      "CAP REQ :batch nonsense",
      "CAP LIST",
      "CAP REQ :batch setname",
      "CAP REQ :-batch",
      "CAP LIST",
      "CAP REQ :sasl",
    );
    expect(lines.map((line) => line.split(" ").slice(3).join(" "))).toEqual([
      "NAK :batch nonsense",
      "LIST :",
      "ACK :batch setname",
      "ACK :-batch",
      "LIST :setname",
      "NAK :sasl",
    ]);
  });

  test("cap-notify comes with version 302 and cannot be given back", async () => {
    const bob = (await openLobby()).connect();
    const lines = await bob.ask("CAP LS 302", "CAP REQ :-cap-notify", "CAP LIST");
    expect(lines.at(-2)).toContain("NAK");
    expect(lines.at(-1)).toContain("LIST :cap-notify");
  });
});

describe("SASL PLAIN", () => {
  async function exchange(...lines: string[]) {
    const lobby = await openLobby({ authenticate });
    const bob = lobby.connect();
    await bob.ask("CAP REQ :sasl", "NICK bob", "USER bob 0 * :b");
    return { bob, replies: await bob.ask(...lines) };
  }

  test("a right password gives the account before registration ends", async () => {
    const response = base64("\0Bob\0right");
    const { bob, replies } = await exchange("AUTHENTICATE PLAIN", `AUTHENTICATE ${response}`);
    expect(replies).toEqual([
      ":lobby.steward AUTHENTICATE :+",
      ":lobby.steward 900 bob bob!~bob@127.0.0.1 bob :You are now logged in as bob",
      ":lobby.steward 903 bob :SASL authentication successful",
    ]);
    expect(codes(await bob.ask("AUTHENTICATE PLAIN"))).toEqual(["907"]);
    await bob.ask("CAP END");
    expect(await bob.ask("WHOIS bob")).toContain(":lobby.steward 330 bob bob bob :is logged in as");
  });

  test.each([
    ["a wrong password", [`AUTHENTICATE ${base64("\0bob\0wrong")}`], ["904"]],
    ["no password", [`AUTHENTICATE ${base64("\0bob\0")}`], ["904"]],
    ["no PLAIN response", [`AUTHENTICATE ${base64("bob")}`], ["904"]],
    ["no base64", ["AUTHENTICATE !!!"], ["904"]],
    ["nothing at all", ["AUTHENTICATE +"], ["904"]],
    ["acting as somebody else", [`AUTHENTICATE ${base64("eve\0bob\0right")}`], ["904"]],
    ["giving up", ["AUTHENTICATE *"], ["906"]],
    ["a chunk too long", [`AUTHENTICATE ${"A".repeat(401)}`], ["905"]],
    ["chunks without end", Array(5).fill(`AUTHENTICATE ${"A".repeat(400)}`), ["905"]],
  ])("refuses %s", async (_, lines, expected) => {
    const { bob, replies } = await exchange("AUTHENTICATE PLAIN", ...lines);
    expect(codes(replies.slice(1))).toEqual(expected);
    await bob.ask("CAP END");
    expect((await bob.ask("WHOIS bob")).join("\n")).not.toContain(" 330 ");
  });

  test("another mechanism gets the list of ours", async () => {
    const { replies } = await exchange("AUTHENTICATE EXTERNAL");
    expect(codes(replies)).toEqual(["908", "904"]);
  });

  test("a long response comes in chunks, closed by an empty one when it fits exactly", async () => {
    const password = `right${"x".repeat(400)}`;
    const seen: string[] = [];
    const lobby = await openLobby({
      authenticate: async (credential) => {
        seen.push(credential.password);
        return { account: "bob" };
      },
    });
    for (const padding of [0, 1, 2, 3]) {
      const bob = lobby.connect();
      const response = base64(`\0bob\0${password}${"y".repeat(padding)}`).slice(0, 800);
      const chunks: string[] = response.match(/.{1,400}/g) ?? [];
      if (response.length % 400 === 0) chunks.push("+");
      await bob.ask("CAP REQ :sasl");
      const lines = ["AUTHENTICATE PLAIN", ...chunks.map((chunk) => `AUTHENTICATE ${chunk}`)];
      expect(codes(await bob.ask(...lines))).toContain("903");
    }
    expect(seen.map((text) => text.length)).toEqual([405, 406, 407, 408]);
  });

  test("drops who keeps guessing", async () => {
    const lobby = await openLobby({ authenticate, limits: { authenticationFailures: 2 } });
    const bob = lobby.connect();
    const guess = ["AUTHENTICATE PLAIN", `AUTHENTICATE ${base64("\0bob\0wrong")}`];
    bob.write("CAP REQ :sasl", ...guess, ...guess);
    expect((await bob.untilClosed()).at(-1)).toContain("Too many failed logins");
  });

  test("a checker that hangs counts as a refusal and holds nobody else up", async () => {
    const lobby = await openLobby({
      authenticate: () => new Promise(() => {}),
      limits: { registrationMs: 300 },
    });
    const eve = await lobby.person("eve");
    const bob = await lobby.person("bob", "sasl");
    bob.write("AUTHENTICATE PLAIN", `AUTHENTICATE ${base64("\0bob\0right")}`);
    expect(codes(await eve.ask("ISON bob"))).toEqual(["303"]);
    await bob.until((line) => line.includes(" 904 "));
  });

  test("identifying later is told to peers", async () => {
    const lobby = await openLobby({ authenticate });
    const eve = await lobby.person("eve", "account-notify");
    const bob = await lobby.person("bob", "sasl");
    await eve.ask("JOIN #a");
    await bob.ask("JOIN #a", "AUTHENTICATE PLAIN", `AUTHENTICATE ${base64("\0bob\0right")}`);
    expect(await eve.ask()).toContain(":bob!~bob@127.0.0.1 ACCOUNT :bob");
  });
});

describe("PASS", () => {
  test.each([
    ["PASS right", "nick"],
    ["PASS other:right", "other"],
  ])("%s logs in as %s", async (pass, account) => {
    const lobby = await openLobby({ authenticate });
    const bob = lobby.connect();
    expect(codes(await bob.ask(pass, "NICK nick", "USER b 0 * :b"))).toContain("001");
    expect((await bob.ask("WHOIS nick")).join("\n")).toContain(` 330 nick nick ${account} :`);
  });

  test("a wrong one is told and ends the connection", async () => {
    const lobby = await openLobby({ authenticate });
    const bob = lobby.connect();
    bob.write("PASS wrong", "NICK bob", "USER b 0 * :b");
    expect(codes(await bob.untilClosed())).toEqual(["464", ":Closing"]);
  });

  test("who leaves while it is checked is not let in afterwards", async () => {
    const checking = new EventEmitter();
    const lobby = await openLobby({
      authenticate: async () => {
        setImmediate(() => checking.emit("asked"));
        const [admission] = await once(checking, "answered");
        return admission;
      },
    });
    const asked = once(checking, "asked");
    const eve = await lobby.person("eve");
    const bob = lobby.connect();
    bob.write("PASS right", "NICK bob", "USER b 0 * :b");
    await asked;
    bob.close();
    await bob.untilClosed();
    await eve.ask();
    checking.emit("answered", { account: "bob" });
    await eve.ask();
    expect((await eve.ask("ISON bob", "NICK bob")).join("\n")).not.toContain("bob!");
    expect(await eve.ask("ISON eve bob")).toEqual([":lobby.steward 303 bob :bob"]);
  });

  test("is of no account where nobody can check it", async () => {
    const lobby = await openLobby();
    expect(codes(await lobby.connect().ask("PASS x", "NICK b", "USER b 0 * :b"))).toContain("001");
  });
});
