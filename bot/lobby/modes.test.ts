import { describe, expect, test } from "vitest";
import { openLobby } from "./testing/open-lobby.ts";

const codes = (lines: string[]) => lines.map((line) => line.split(" ")[1]);

async function room() {
  const lobby = await openLobby();
  const bob = await lobby.person("bob");
  const eve = await lobby.person("eve");
  await bob.ask("JOIN #room");
  await eve.ask("JOIN #room");
  await bob.ask();
  return { lobby, bob, eve };
}

const asShown = (lines: string[]) => lines.map((line) => line.replace(/^:\S+ /, ""));

describe("channel modes", () => {
  test.each([
    ["+m-n", "MODE #room +m-n"],
    ["+o EVE", "MODE #room +o eve"],
    ["+ov eve eve", "MODE #room +ov eve eve"],
    ["+k-k a b", "MODE #room +k-k a a"],
    ["+l 5", "MODE #room +l 5"],
    ["+l 007", "MODE #room +l 7"],
    ["+b spam", "MODE #room +b spam!*@*"],
    ["+b $a:spam", "MODE #room +b $a:spam"],
    ["+bbbbb a b c d e", "MODE #room +bbbb a!*@* b!*@* c!*@* d!*@*"],
    ["+t-m", null],
    ["-b nobody", null],
    ["-l", null],
    ["-k x", null],
    ["+o", null],
  ])("%s shows %j", async (change, shown) => {
    const { bob, eve } = await room();
    const own = asShown(await bob.ask(`MODE #room ${change}`)).filter((line) =>
      line.startsWith("MODE"),
    );
    expect(own).toEqual(shown === null ? [] : [shown]);
    const others = asShown(await eve.ask());
    expect(others).toEqual(own);
  });

  test.each([
    ["+x", "472"],
    ["+o nobody", "401"],
    ["+o dan", "441"],
    ["+l 0", "696"],
    ["+l -5", "696"],
    ["+l many", "696"],
    ["+k a,b", "696"],
    [`+k ${"x".repeat(33)}`, "696"],
    ["+k :two words", "696"],
    ["+b :two words", "696"],
    ["+b a,b", "696"],
  ])("%s answers %s and changes nothing", async (change, code) => {
    const { lobby, bob, eve } = await room();
    await lobby.person("dan");
    const before = await bob.ask("MODE #room", "MODE #room b");
    expect(codes(await bob.ask(`MODE #room ${change}`))).toEqual([code]);
    expect(await bob.ask("MODE #room", "MODE #room b")).toEqual(before);
    expect(await eve.ask()).toEqual([]);
  });

  test("are changed by operators only, and asked by anybody", async () => {
    const { lobby, bob, eve } = await room();
    const dan = await lobby.person("dan");
    await bob.ask("MODE #room +kl secret 9");
    expect(
      codes(await eve.ask("MODE #room -k x", "MODE #room e", "MODE #room I")).slice(1),
    ).toEqual(["482", "482", "482"]);
    expect(codes(await dan.ask("MODE #room +m", "MODE #none"))).toEqual(["442", "403"]);
    expect(asShown(await eve.ask("MODE #room"))[0]).toBe("324 eve #room +ntkl secret 9");
    const [modes, created] = asShown(await dan.ask("MODE #room"));
    expect(modes).toBe("324 dan #room +ntkl * 9");
    expect(created).toMatch(/^329 dan #room \d{10}$/);
  });

  test("lists are kept, shown, bounded, and compared folded", async () => {
    const lobby = await openLobby({ limits: { listEntries: 2 }, clock: () => 1_700_000_000_000 });
    const bob = await lobby.person("bob");
    await bob.ask("JOIN #room");
    const lines = await bob.ask("MODE #room +bbb x y z", "MODE #room +b X", "MODE #room +b");
    expect(asShown(lines)).toEqual([
      "478 bob #room z!*@* b :Channel list is full",
      "MODE #room +bb x!*@* y!*@*",
      "367 bob #room x!*@* bob!~bob@127.0.0.1 1700000000",
      "367 bob #room y!*@* bob!~bob@127.0.0.1 1700000000",
      "368 bob #room :End of channel ban list",
    ]);
    expect(codes(await bob.ask("MODE #room +eI a b", "MODE #room eI"))).toEqual(
      "MODE 348 349 346 347".split(" "),
    );
    expect(asShown(await bob.ask("MODE #room -b X", "MODE #room b")).length).toBe(3);
  });
});

describe("user modes", () => {
  test("i and B are one's own to set", async () => {
    const { bob } = await room();
    expect(asShown(await bob.ask("MODE bob", "MODE BOB +iB", "MODE bob", "MODE bob -i"))).toEqual([
      "221 bob :+",
      "MODE bob +iB",
      "221 bob :+iB",
      "MODE bob -i",
    ]);
    const answers = await bob.ask("MODE bob +o", "MODE eve +i", "MODE nobody", "MODE bob +xB");
    expect(codes(answers)).toEqual(["501", "502", "401", "501"]);
  });

  test("an invisible person is seen by who knows the nick or shares a channel", async () => {
    const { lobby, bob, eve } = await room();
    const dan = await lobby.person("dan");
    await eve.ask("MODE eve +i");
    expect(codes(await dan.ask("WHO e*"))).toEqual(["315"]);
    expect(codes(await dan.ask("WHO eve"))).toEqual(["352", "315"]);
    expect(codes(await bob.ask("WHO e*"))).toEqual(["352", "315"]);
    expect((await dan.ask("NAMES #room"))[0]).toContain(":@bob");
    expect((await dan.ask("WHOIS eve")).join("\n")).not.toContain("#room");
    expect((await bob.ask("WHOIS eve")).join("\n")).toContain(":#room");
  });
});
