import { describe, expect, test } from "vitest";
import { openLobby } from "./testing/open-lobby.ts";

const codes = (lines: string[]) => lines.map((line) => line.split(" ")[1]);

async function two(eves: string[] = []) {
  const lobby = await openLobby({ clock: () => 1_700_000_000_000 });
  const bob = await lobby.person("bob");
  const eve = await lobby.person("eve", ...eves);
  return { lobby, bob, eve };
}

test("WHOIS tells who, where, since when", async () => {
  const { bob, eve } = await two();
  await eve.ask("JOIN #room", "AWAY :out");
  const expected = [
    ":lobby.steward 311 bob eve ~eve 127.0.0.1 * :eve Real",
    ":lobby.steward 319 bob eve :@#room",
    ":lobby.steward 312 bob eve lobby.steward :Lobby",
    ":lobby.steward 301 bob eve :out",
    ":lobby.steward 317 bob eve 0 1700000000 :seconds idle, signon time",
    ":lobby.steward 318 bob EVE :End of /WHOIS list",
  ];
  expect(await bob.ask("WHOIS EVE")).toEqual(expected);
  expect(await bob.ask("WHOIS lobby.steward EVE")).toEqual(expected);
  expect(codes(await bob.ask("WHOIS", "WHOIS nobody", "WHOIS ::x"))).toEqual(
    "431 401 318 401 318".split(" "),
  );
});

test("WHOWAS remembers who left or changed nick", async () => {
  const { bob, eve } = await two();
  await eve.ask("NICK ida");
  eve.write("QUIT");
  await eve.untilClosed();
  expect(codes(await bob.ask("WHOWAS EVE"))).toEqual(["314", "312", "369"]);
  expect(codes(await bob.ask("WHOWAS ida"))).toEqual(["314", "312", "369"]);
  expect(codes(await bob.ask("WHOWAS bob", "WHOWAS"))).toEqual(["406", "369", "431"]);
});

test("WHO answers in the classic form and in chosen fields", async () => {
  const { bob, eve } = await two();
  await eve.ask("JOIN #room", "AWAY :out");
  await bob.ask("JOIN #room");
  expect(await bob.ask("WHO #room")).toEqual([
    ":lobby.steward 352 bob #room ~eve 127.0.0.1 lobby.steward eve G@ :0 eve Real",
    ":lobby.steward 352 bob #room ~bob 127.0.0.1 lobby.steward bob H :0 bob Real",
    ":lobby.steward 315 bob #room :End of /WHO list",
  ]);
  expect((await bob.ask("WHO eve %rfnhuctdasli,152"))[0]).toBe(
    ":lobby.steward 354 bob 152 #room ~eve 127.0.0.1 127.0.0.1 lobby.steward eve G@ 0 0 0 :eve Real",
  );
  expect(codes(await bob.ask("WHO nobody", "WHO #none", "WHO e*"))).toEqual(
    "315 315 352 315".split(" "),
  );
  expect(codes(await bob.ask("WHO"))).toEqual(["352", "352", "315"]);
});

test("NICK is seen by peers once, and may change its own case", async () => {
  const { bob, eve } = await two();
  await bob.ask("JOIN #a,#b");
  await eve.ask("JOIN #a,#b");
  await bob.ask();
  expect(await eve.ask("NICK Eve", "NICK ida", "NICK ida")).toEqual([
    ":eve!~eve@127.0.0.1 NICK :Eve",
    ":Eve!~eve@127.0.0.1 NICK :ida",
  ]);
  expect(codes(await bob.ask("ISON eve ida"))).toEqual(["NICK", "NICK", "303"]);
  expect(codes(await bob.ask("NICK eve"))).toEqual(["NICK"]);
});

test("USERHOST and ISON answer for who is here", async () => {
  const { bob, eve } = await two();
  await eve.ask("AWAY :x");
  expect(await bob.ask("USERHOST eve nobody bob", "ISON :nobody EVE")).toEqual([
    ":lobby.steward 302 bob :eve=-~eve@127.0.0.1 bob=+~bob@127.0.0.1",
    ":lobby.steward 303 bob :eve",
  ]);
  expect(codes(await bob.ask("USERHOST", "ISON"))).toEqual(["461", "461"]);
});

describe("what is told unasked", () => {
  test("away-notify and setname go to peers who asked", async () => {
    const { bob, eve } = await two(["away-notify", "setname"]);
    await eve.ask("JOIN #room");
    await bob.ask("JOIN #room");
    await eve.ask();
    await bob.ask("AWAY :gone", "AWAY", "SETNAME :Robert");
    expect(await eve.ask()).toEqual([
      ":bob!~bob@127.0.0.1 AWAY :gone",
      ":bob!~bob@127.0.0.1 AWAY",
      ":bob!~bob@127.0.0.1 SETNAME :Robert",
    ]);
    await eve.ask("AWAY :me", "SETNAME :E");
    expect(await bob.ask(`SETNAME :${"x".repeat(129)}`)).toEqual([
      ":lobby.steward NOTICE bob :That real name is empty or too long.",
    ]);
    expect(await eve.ask("SETNAME :")).toContain(
      ":lobby.steward NOTICE eve :That real name is empty or too long.",
    );
  });

  test("who joins while away is told away", async () => {
    const { bob, eve } = await two(["away-notify"]);
    await eve.ask("JOIN #room");
    await bob.ask("AWAY :zzz", "JOIN #room");
    expect((await eve.ask()).at(-1)).toBe(":bob!~bob@127.0.0.1 AWAY :zzz");
  });
});

test("a new host is told by CHGHOST, or by going and coming back", async () => {
  const { lobby, bob, eve } = await two(["chghost"]);
  const dan = await lobby.person("dan", "chghost");
  for (const person of [eve, bob, dan]) await person.ask("JOIN #room");
  await Promise.all([bob.ask(), eve.ask()]);
  expect(lobby.changeHost("nobody", "a", "b")).toBe(false);
  expect(() => lobby.changeHost("eve", "a b", "c")).toThrow("no spaces");
  expect(lobby.changeHost("EVE", "e", "user/eve")).toBe(true);
  const change = [":eve!~eve@127.0.0.1 CHGHOST e :user/eve"];
  expect(await eve.ask()).toEqual(change);
  expect(await dan.ask()).toEqual(change);
  expect(await bob.ask()).toEqual([
    ":eve!~eve@127.0.0.1 QUIT :Changing host",
    ":eve!e@user/eve JOIN #room",
    ":lobby.steward MODE #room +o eve",
  ]);
});

describe("MONITOR", () => {
  test("tells coming, going and renaming", async () => {
    const { lobby, bob, eve } = await two();
    expect(await bob.ask("MONITOR + EVE,dan,b@d")).toEqual([
      ":lobby.steward 730 bob :eve!~eve@127.0.0.1",
      ":lobby.steward 731 bob :dan",
    ]);
    await eve.ask("NICK Eve", "NICK dan");
    expect(await bob.ask()).toEqual([
      ":lobby.steward 731 bob :Eve",
      ":lobby.steward 730 bob :dan!~eve@127.0.0.1",
    ]);
    lobby.kill("dan", "x");
    expect(await bob.ask()).toEqual([":lobby.steward 731 bob :dan"]);
    await lobby.person("eve");
    expect(await bob.ask("MONITOR L", "MONITOR S")).toEqual([
      ":lobby.steward 730 bob :eve!~eve@127.0.0.1",
      ":lobby.steward 732 bob :EVE,dan",
      ":lobby.steward 733 bob :End of MONITOR list",
      ":lobby.steward 730 bob :eve!~eve@127.0.0.1",
      ":lobby.steward 731 bob :dan",
    ]);
    expect(codes(await bob.ask("MONITOR - EVE", "MONITOR C", "MONITOR L"))).toEqual(["733"]);
    lobby.kill("eve", "x");
    expect(await bob.ask()).toEqual([]);
  });

  test("is bounded", async () => {
    const lobby = await openLobby({ limits: { monitorEntries: 2 } });
    const bob = await lobby.person("bob");
    expect(await bob.ask("MONITOR + a,b,c,d")).toEqual([
      ":lobby.steward 734 bob 2 c,d :Monitor list is full",
      ":lobby.steward 731 bob :a,b",
    ]);
  });

  test("with extended-monitor tells of people in no shared channel", async () => {
    const { bob, eve } = await two(["extended-monitor", "away-notify"]);
    await eve.ask("MONITOR + bob");
    await bob.ask("AWAY :x");
    expect(await eve.ask()).toEqual([":bob!~bob@127.0.0.1 AWAY :x"]);
  });
});

test("the server answers for itself and for no other", async () => {
  const { bob } = await two();
  expect(codes(await bob.ask("VERSION"))).toEqual(["351", "005", "005", "005"]);
  expect(codes(await bob.ask("TIME lobby.steward", "LUSERS", "MOTD"))).toEqual(
    "391 251 252 254 255 265 266 422".split(" "),
  );
  expect(codes(await bob.ask("TIME a.b", "VERSION a.b", "MOTD a.b"))).toEqual(
    "402 402 402".split(" "),
  );
});
