import { describe, expect, test } from "vitest";
import { openLobby } from "./testing/open-lobby.ts";

const codes = (lines: string[]) => lines.map((line) => line.split(" ")[1]);

async function bobAndEve(...capabilities: string[]) {
  const lobby = await openLobby();
  const bob = await lobby.person("bob", ...capabilities);
  const eve = await lobby.person("eve", ...capabilities);
  return { lobby, bob, eve };
}

async function together(...capabilities: string[]) {
  const people = await bobAndEve(...capabilities);
  await people.bob.ask("JOIN #room");
  await people.eve.ask("JOIN #room");
  await people.bob.ask();
  return people;
}

describe("JOIN", () => {
  test("the first one in is operator, and all see who comes", async () => {
    const { bob, eve } = await bobAndEve();
    expect(await bob.ask("JOIN #Room")).toEqual([
      ":bob!~bob@127.0.0.1 JOIN #Room",
      ":lobby.steward 353 bob = #Room :@bob",
      ":lobby.steward 366 bob #Room :End of /NAMES list",
    ]);
    await bob.ask("TOPIC #room :Welcome all");
    const lines = await eve.ask("JOIN #rOOM");
    expect(codes(lines)).toEqual(["JOIN", "332", "333", "353", "366"]);
    expect(lines[3]).toBe(":lobby.steward 353 eve = #Room :@bob eve");
    expect(await bob.ask()).toEqual([":eve!~eve@127.0.0.1 JOIN #Room"]);
    expect(await eve.ask("JOIN #room")).toEqual([]);
  });

  test("extended-join, multi-prefix and userhost-in-names show more", async () => {
    const { bob, eve } = await bobAndEve("extended-join", "multi-prefix", "userhost-in-names");
    await bob.ask("JOIN #a", "MODE #a +v bob");
    expect((await eve.ask("JOIN #a"))[1]).toBe(
      ":lobby.steward 353 eve = #a :@+bob!~bob@127.0.0.1 eve!~eve@127.0.0.1",
    );
    expect(await bob.ask()).toEqual([":eve!~eve@127.0.0.1 JOIN #a * :eve Real"]);
  });

  test.each([
    ["JOIN room", "403"],
    ["JOIN #", "403"],
    ["JOIN #a\x07b", "403"],
    ["JOIN #a\x1bb", "403"],
    ["JOIN #a\u202eb", "403"],
    [`JOIN #${"a".repeat(50)}`, "403"],
  ])("%j answers %s", async (line, code) => {
    const { bob } = await bobAndEve();
    expect(codes(await bob.ask(line))).toEqual([code]);
  });

  test.each([
    ["+i", "JOIN #room", "473"],
    ["+k secret", "JOIN #room", "475"],
    ["+k secret", "JOIN #room wrong", "475"],
    ["+l 1", "JOIN #room", "471"],
    ["+b *!*@127.0.0.0/8", "JOIN #room", "474"],
    ["+b EVE", "JOIN #room", "474"],
  ])("a channel with %s answers %s with %s", async (modes, line, code) => {
    const { bob, eve } = await bobAndEve();
    await bob.ask("JOIN #room", `MODE #room ${modes}`);
    expect(codes(await eve.ask(line))).toEqual([code]);
    expect(await bob.ask()).toEqual([]);
  });

  test.each([
    ["+k secret", "JOIN #room secret"],
    ["+k secret", "JOIN #other,#room x,secret"],
    ["+be eve *!*@127.0.0.1", "JOIN #room"],
    ["+iI e?e", "JOIN #room"],
    ["+l 2", "JOIN #room"],
  ])("a channel with %s lets %s in", async (modes, line) => {
    const { bob, eve } = await bobAndEve();
    await bob.ask("JOIN #room", `MODE #room ${modes}`);
    expect(await eve.ask(line)).toContain(":eve!~eve@127.0.0.1 JOIN #room");
  });

  test("has a bound on channels, and JOIN 0 leaves all", async () => {
    const lobby = await openLobby({ limits: { channelsPerConnection: 2 } });
    const bob = await lobby.person("bob");
    expect(codes(await bob.ask("JOIN #a,#b,#c"))).toEqual(
      "JOIN 353 366 JOIN 353 366 405".split(" "),
    );
    expect(codes(await bob.ask("JOIN 0"))).toEqual(["PART", "PART"]);
    expect(codes(await bob.ask("LIST"))).toEqual(["321", "323"]);
  });
});

describe("leaving", () => {
  test("PART shows the reason and empties the channel", async () => {
    const { bob, eve } = await together();
    expect(await eve.ask("PART #room :so long")).toEqual([
      ":eve!~eve@127.0.0.1 PART #room :so long",
    ]);
    expect(await bob.ask("PART #room")).toEqual([
      ":eve!~eve@127.0.0.1 PART #room :so long",
      ":bob!~bob@127.0.0.1 PART #room",
    ]);
    expect(codes(await eve.ask("MODE #room", "PART #room"))).toEqual(["403", "403"]);
  });

  test("QUIT is shown once to everybody sharing any channel", async () => {
    const { bob, eve } = await together();
    await bob.ask("JOIN #two");
    await eve.ask("JOIN #two");
    await bob.ask();
    eve.write("QUIT :bye now");
    expect(await eve.untilClosed()).toEqual(["ERROR :Closing Link: 127.0.0.1 (Quit: bye now)"]);
    expect(await bob.ask("ISON eve")).toEqual([
      ":eve!~eve@127.0.0.1 QUIT :Quit: bye now",
      ":lobby.steward 303 bob :",
    ]);
  });

  test("a connection that just ends is a QUIT as well", async () => {
    const { bob, eve } = await together();
    eve.close();
    const lines = await bob.until((line) => line.includes("QUIT"));
    expect(lines).toHaveLength(1);
  });

  test("the operator's kill throws somebody off", async () => {
    const { lobby, bob, eve } = await together();
    expect(lobby.kill("nobody", "x")).toBe(false);
    expect(() => lobby.kill("eve", "x\r\nQUIT")).toThrow("single line");
    expect(lobby.kill("EVE", "enough")).toBe(true);
    expect(await eve.untilClosed()).toEqual([
      ":lobby.steward KILL eve :lobby.steward (enough)",
      "ERROR :Closing Link: 127.0.0.1 (Killed (lobby.steward (enough)))",
    ]);
    expect(await bob.ask()).toEqual([":eve!~eve@127.0.0.1 QUIT :Killed (lobby.steward (enough))"]);
  });

  test("KICK needs an operator, a member and a channel", async () => {
    const { bob, eve } = await together();
    expect(codes(await eve.ask("KICK #room bob", "KICK #none bob"))).toEqual(["482", "403"]);
    expect(codes(await bob.ask("KICK #room nobody", "KICK #room", "JOIN #b"))).toEqual(
      "401 461 JOIN 353 366".split(" "),
    );
    expect(codes(await bob.ask("KICK #b eve"))).toEqual(["441"]);
    expect(codes(await eve.ask("KICK #b bob"))).toEqual(["442"]);
    await bob.ask("KICK #room EVE :out", "KICK #room eve");
    expect(await eve.ask("PART #room")).toEqual([
      ":bob!~bob@127.0.0.1 KICK #room eve :out",
      ":lobby.steward 442 eve #room :You're not on that channel",
    ]);
  });
});

describe("TOPIC", () => {
  test("is asked, set, cut and taken away", async () => {
    const { bob, eve } = await together();
    expect(codes(await eve.ask("TOPIC #room"))).toEqual(["331"]);
    expect(codes(await eve.ask("TOPIC #room :mine"))).toEqual(["482"]);
    await bob.ask(`TOPIC #room :${"é".repeat(200)}`);
    const [seen] = await eve.ask();
    expect(seen).toBe(`:bob!~bob@127.0.0.1 TOPIC #room :${"é".repeat(195)}`);
    await bob.ask("MODE #room -t");
    await eve.ask();
    expect(await eve.ask("TOPIC #room :")).toEqual([":eve!~eve@127.0.0.1 TOPIC #room :"]);
    expect(codes(await bob.ask("TOPIC #room")).at(-1)).toBe("331");
    expect(codes(await bob.ask("TOPIC #none", "TOPIC #none :x", "TOPIC"))).toEqual([
      "403",
      "403",
      "461",
    ]);
  });
});

describe("INVITE", () => {
  test("opens a closed channel once and is told to operators who ask", async () => {
    const { lobby, bob, eve } = await bobAndEve("invite-notify");
    const dan = await lobby.person("dan");
    await bob.ask("JOIN #room", "MODE #room +ik key");
    await bob.ask("MODE #room -k");
    expect(codes(await dan.ask("INVITE eve #room"))).toEqual(["442"]);
    await bob.ask("INVITE dan #room");
    await dan.ask("JOIN #room");
    expect(codes(await dan.ask("INVITE eve #room"))).toEqual(["482"]);
    await bob.ask("MODE #room +o dan");
    await dan.ask("INVITE eve #room");
    expect((await bob.ask()).at(-1)).toBe(":dan!~dan@127.0.0.1 INVITE eve :#room");
    expect(await eve.ask()).toEqual([":dan!~dan@127.0.0.1 INVITE eve :#room"]);
    expect(codes(await eve.ask("JOIN #room"))[0]).toBe("JOIN");
    expect(codes(await eve.ask("PART #room", "JOIN #room"))).toEqual(["PART", "473"]);
    const answers = await bob.ask("INVITE nobody #room", "INVITE dan #room", "INVITE eve #none");
    expect(codes(answers).slice(-3)).toEqual(["401", "443", "403"]);
  });
});

describe("secrets", () => {
  test("a secret channel shows itself to members only", async () => {
    const { bob, eve } = await bobAndEve();
    await bob.ask("JOIN #room", "MODE #room +s", "TOPIC #room :hush");
    const answers = await eve.ask(
      "LIST",
      "NAMES #room",
      "TOPIC #room",
      "MODE #room",
      "WHO #room",
      "WHOIS bob",
      "PART #room",
      "PRIVMSG #room :hi",
    );
    expect(codes(answers)).toEqual("321 323 366 403 403 315 311 312 317 318 403 403".split(" "));
    expect((await bob.ask("NAMES #room"))[0]).toBe(":lobby.steward 353 bob @ #room :@bob");
  });

  test("LIST knows names, masks and numbers", async () => {
    const { bob, eve } = await together();
    await eve.ask("JOIN #other");
    const shown = async (query: string) =>
      (await bob.ask(`LIST ${query}`)).flatMap((line) =>
        line.includes(" 322 ") ? (line.split(" ")[3] ?? []) : [],
      );
    expect(await shown("")).toEqual(["#room", "#other"]);
    expect(await shown("#ROOM")).toEqual(["#room"]);
    expect(await shown("#o*")).toEqual(["#other"]);
    expect(await shown(">1")).toEqual(["#room"]);
    expect(await shown("<2")).toEqual(["#other"]);
    expect(await shown(">1,#o*")).toEqual([]);
  });

  test("many names are cut into lines that fit", async () => {
    const lobby = await openLobby();
    const nicks = Array.from({ length: 30 }, (_, index) => `nick${index}${"x".repeat(20)}`);
    const people = await Promise.all(nicks.map((nick) => lobby.person(nick)));
    for (const person of people) await person.ask("JOIN #room");
    const lines = (await people[0]?.ask("NAMES #room")) ?? [];
    const names = lines.filter((line) => line.includes(" 353 "));
    expect(names.length).toBeGreaterThan(1);
    for (const line of names) expect(line.length).toBeLessThanOrEqual(510);
    const shown = names.flatMap((line) => line.slice(line.indexOf(" :") + 2).split(" "));
    expect(shown.map((name) => name.replace("@", "")).sort()).toEqual(nicks.sort());
  });
});
