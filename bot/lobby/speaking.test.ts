import { describe, expect, test } from "vitest";
import { openLobby } from "./testing/open-lobby.ts";

const codes = (lines: string[]) => lines.map((line) => line.replace(/^@\S+ /, "").split(" ")[1]);
const bare = (lines: string[]) => lines.map((line) => line.replace(/^@\S+ /, ""));

async function room(bobs: string[] = [], eves: string[] = []) {
  const lobby = await openLobby();
  const bob = await lobby.person("bob", ...bobs);
  const eve = await lobby.person("eve", ...eves);
  await bob.ask("JOIN #room");
  await eve.ask("JOIN #room");
  await bob.ask();
  return { lobby, bob, eve };
}

describe("words", () => {
  test("reach the others, unchanged, and not oneself", async () => {
    const { bob, eve } = await room();
    const texts = ["hello  there ", ":-)", "\x01ACTION waves\x01", "\x02bold\x0f ünïcode 😀"];
    expect(await bob.ask(...texts.map((text) => `PRIVMSG #ROOM :${text}`))).toEqual([]);
    expect(await eve.ask()).toEqual(
      texts.map((text) => `:bob!~bob@127.0.0.1 PRIVMSG #ROOM :${text}`),
    );
    await eve.ask("NOTICE BOB :psst");
    expect(await bob.ask()).toEqual([":eve!~eve@127.0.0.1 NOTICE BOB :psst"]);
  });

  test.each([
    ["PRIVMSG", "411"],
    ["PRIVMSG :", "411"],
    ["PRIVMSG #room", "412"],
    ["PRIVMSG #room :", "412"],
    ["PRIVMSG nobody :hi", "401"],
    ["PRIVMSG #none :hi", "403"],
    ["PRIVMSG :two words", "412"],
    ["PRIVMSG a,b,c,d,e,f :hi", "401 401 401 401 407"],
  ])("%s answers %s, and as a NOTICE nothing", async (line, expected) => {
    const { bob } = await room();
    expect(codes(await bob.ask(line))).toEqual(expected.split(" "));
    expect(await bob.ask(line.replace("PRIVMSG", "NOTICE"))).toEqual([]);
  });

  test.each([
    ["outside +n", "", false],
    ["outside without +n", "-n", true],
    ["outside +m", "-n+m", false],
    ["outside while banned", "-n+b dan", false],
  ])("from %s", async (_, modes, isHeard) => {
    const { lobby, bob, eve } = await room();
    const dan = await lobby.person("dan");
    if (modes) await bob.ask(`MODE #room ${modes}`);
    await eve.ask();
    expect(codes(await dan.ask("PRIVMSG #room :hi"))).toEqual(isHeard ? [] : ["404"]);
    expect(codes(await eve.ask())).toEqual(isHeard ? ["PRIVMSG"] : []);
  });

  test.each([
    ["+m", false],
    ["+mv eve", true],
    ["+b eve", false],
    ["+bv eve eve", true],
    ["+be eve eve", true],
  ])("of a member under %s", async (modes, isHeard) => {
    const { bob, eve } = await room();
    await bob.ask(`MODE #room ${modes}`);
    await eve.ask();
    expect(codes(await eve.ask("PRIVMSG #room :hi"))).toEqual(isHeard ? [] : ["404"]);
    expect(codes(await bob.ask())).toEqual(isHeard ? ["PRIVMSG"] : []);
  });

  test("to @#room reach operators only", async () => {
    const { lobby, bob, eve } = await room();
    const dan = await lobby.person("dan");
    await dan.ask("JOIN #room");
    await eve.ask();
    await bob.ask("MODE #room +v eve");
    await eve.ask();
    await dan.ask("PRIVMSG @#room :ops", "PRIVMSG +#room :voiced");
    expect((await bob.ask()).filter((line) => line.includes("PRIVMSG"))).toHaveLength(2);
    expect(await eve.ask()).toEqual([":dan!~dan@127.0.0.1 PRIVMSG +#room :voiced"]);
  });

  test("to who is away are answered once by 301", async () => {
    const { bob, eve } = await room([], []);
    expect(codes(await eve.ask("AWAY :at lunch"))).toEqual(["306"]);
    expect(bare(await bob.ask("PRIVMSG eve :hi", "NOTICE eve :hi"))).toEqual([
      ":lobby.steward 301 bob eve :at lunch",
    ]);
    expect(codes((await eve.ask("AWAY")).slice(-1))).toEqual(["305"]);
    expect(await bob.ask("PRIVMSG eve :hi")).toEqual([]);
  });

  test("too long for one line with the hostmask are cut between characters", async () => {
    const { bob, eve } = await room();
    await bob.ask(`PRIVMSG #room :${"é".repeat(245)}`);
    const [line] = await eve.ask();
    expect(Buffer.byteLength(line ?? "")).toBeGreaterThanOrEqual(509);
    expect(Buffer.byteLength(line ?? "")).toBeLessThanOrEqual(510);
    expect(line).not.toContain("\ufffd");
  });
});

describe("tags", () => {
  test("echo, id and client-only tags are the same for all; other tags are not relayed", async () => {
    const { bob, eve } = await room(["echo-message", "message-tags"], ["message-tags"]);
    const [echo] = await bob.ask("@+draft/reply=a\\sb;evil=1;account=root PRIVMSG #room :hi");
    const [seen] = await eve.ask();
    expect(echo).toMatch(/^@msgid=[\w-]{16};\+draft\/reply=a\\sb :bob!~bob@127.0.0.1 PRIVMSG/);
    expect(seen).toBe(echo);
  });

  test("TAGMSG is for who understands tags", async () => {
    const { lobby, bob, eve } = await room(["message-tags"], ["message-tags"]);
    const dan = await lobby.person("dan");
    await dan.ask("JOIN #room");
    await Promise.all([bob.ask(), eve.ask()]);
    expect(await bob.ask("@+typing=active TAGMSG #room")).toEqual([]);
    expect((await eve.ask())[0]).toMatch(/^@msgid=\S+;\+typing=active :bob\S+ TAGMSG :?#room$/);
    expect(await dan.ask()).toEqual([]);
  });

  test("time is the lobby's clock, in milliseconds", async () => {
    const lobby = await openLobby({ clock: () => 1_700_000_000_123 });
    const bob = await lobby.person("bob", "server-time");
    const [line] = await bob.ask("ISON bob");
    expect(line).toBe("@time=2023-11-14T22:13:20.123Z :lobby.steward 303 bob :bob");
  });

  test("a bot is marked", async () => {
    const { bob, eve } = await room([], ["message-tags"]);
    await bob.ask("MODE bob +B", "PRIVMSG #room :beep");
    expect((await eve.ask())[0]).toMatch(/^@msgid=\S+;bot :bob/);
    expect(codes(await eve.ask("WHOIS bob"))).toContain("335");
    expect((await eve.ask("WHO bob"))[0]).toContain(" bob H@B :0 ");
  });

  test("the account is on every message of who has one", async () => {
    const lobby = await openLobby({ authenticate: async () => ({ account: "Bobby" }) });
    const eve = await lobby.person("eve", "account-tag", "extended-join");
    await eve.ask("JOIN #room");
    const bob = lobby.connect();
    await bob.ask("PASS x", "NICK bob", "USER bob 0 * :b", "JOIN #room", "PRIVMSG #room :hi");
    expect(await eve.ask()).toEqual([
      "@account=Bobby :bob!~bob@127.0.0.1 JOIN #room Bobby b",
      "@account=Bobby :bob!~bob@127.0.0.1 PRIVMSG #room :hi",
    ]);
    expect((await eve.ask("WHO #room %na,1"))[1]).toBe(":lobby.steward 354 eve bob Bobby");
  });
});

describe("labelled lines", () => {
  const wanted = ["labeled-response", "batch", "message-tags", "echo-message"];

  test("with one answer carry the label on it", async () => {
    const { bob } = await room(wanted);
    const lines = await bob.ask("@label=a ISON eve", "@label=b FOO", "@label=c PRIVMSG #room :x");
    expect(lines[0]).toBe("@label=a :lobby.steward 303 bob :eve");
    expect(lines[1]).toContain("@label=b :lobby.steward 421");
    expect(lines[2]).toMatch(/^@label=c;msgid=\S+ :bob/);
  });

  test("with none are acknowledged", async () => {
    const { bob } = await room(wanted);
    expect(await bob.ask("@label=a PONG x")).toEqual(["@label=a :lobby.steward ACK"]);
  });

  test("with several are a batch", async () => {
    const { bob } = await room(wanted);
    const lines = await bob.ask("@label=a WHOIS eve");
    const batch = /^@label=a :lobby.steward BATCH \+(\S+) :labeled-response$/.exec(
      lines[0] ?? "",
    )?.[1];
    expect(lines.at(-1)).toBe(`:lobby.steward BATCH :-${batch}`);
    for (const line of lines.slice(1, -1)) expect(line).toMatch(new RegExp(`^@batch=${batch} `));
  });

  test("mean nothing without the capability", async () => {
    const { bob } = await room();
    expect(await bob.ask("@label=a PONG x")).toEqual([]);
  });

  test("keep their label on an answer that takes time", async () => {
    const lobby = await openLobby({ authenticate: async () => ({ account: "bob" }) });
    const bob = await lobby.person("bob", "sasl", ...wanted);
    const response = Buffer.from("\0bob\0x").toString("base64");
    const lines = await bob.ask("AUTHENTICATE PLAIN", `@label=z AUTHENTICATE ${response}`);
    expect(codes(lines)).toEqual(["AUTHENTICATE", "BATCH", "900", "903", "BATCH"]);
    expect(lines[1]).toContain("@label=z ");
  });
});
