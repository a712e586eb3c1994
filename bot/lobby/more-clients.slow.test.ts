import { expect, onTestFinished, test } from "vitest";
import { openLobby } from "./testing/open-lobby.ts";
import { hasWeechat, Weechat } from "./testing/weechat.ts";

test.runIf(hasWeechat())(
  "a real WeeChat joins, talks, is talked to, asks who somebody is, and leaves",
  async () => {
    const lobby = await openLobby();
    const bob = await lobby.person("bob");
    await bob.ask("JOIN #room", "TOPIC #room :a place to sit");
    const weechat = new Weechat("wendy", lobby.port);
    onTestFinished(() => weechat.close());
    await weechat.shows(/Welcome to .*wendy/);
    weechat.type(null, "/join #room");
    await bob.until((line) => /^:wendy!\S+ JOIN/.test(line));
    await weechat.shows(/Topic for #room is "a place to sit"/);
    await weechat.shows(/Channel #room: 2 nicks \(1 op/);
    weechat.type("#room", "good evening – 漢字");
    await bob.until((line) => line.endsWith("PRIVMSG #room :good evening – 漢字"));
    bob.write("PRIVMSG #room :good evening, wendy", "MODE #room +v wendy", "PRIVMSG wendy :psst");
    await weechat.shows(/\tbob|@bob\tgood evening, wendy/);
    await weechat.shows(/Mode #room \[\+v wendy\] by bob/);
    await weechat.shows(/bob\tpsst/);
    weechat.type(null, "/whois bob");
    await weechat.shows(/\[bob\] .*bob Real/);
    weechat.type("#room", "/me waves");
    await bob.until((line) => line.endsWith("PRIVMSG #room :\x01ACTION waves\x01"));
    weechat.type("#room", "/nick gwen");
    await bob.until((line) => /^:wendy!\S+ NICK :?gwen$/.test(line));
    weechat.type("#room", "/part until later");
    await bob.until((line) => /^:gwen!\S+ PART #room/.test(line));
    weechat.type(null, "/quit");
    await expect(bob.ask("WHOIS gwen")).resolves.toBeDefined();
  },
  60_000,
);

/** What HexChat 2.16 sends on connecting, on joining and from its menus. */
test("who speaks as HexChat does is understood line by line", async () => {
  const lobby = await openLobby();
  const bob = await lobby.person("bob");
  await bob.ask("JOIN #room", "TOPIC #room :a place to sit");
  const hex = lobby.connect();
  hex.write("CAP LS 302", "NICK hex", "USER hex 0 * :realname");
  const offered = await hex.until((line) => line.includes(" CAP ") && line.includes(" LS :"));
  expect(offered.join(" ")).toContain("server-time");
  const wanted = "extended-join multi-prefix account-notify server-time account-tag";
  hex.write(`CAP REQ :${wanted}`);
  await hex.until((line) => line.includes(" ACK :"));
  hex.write("CAP END");
  const welcome = await hex.until((line) => / (376|422) /.test(line));
  expect(welcome.some((line) => line.includes(" 001 hex "))).toBe(true);
  const all = async (...lines: string[]) => (await hex.ask(...lines)).join("\n");

  expect(await all("USERHOST hex")).toMatch(/ 302 hex :hex\*?=[+-]\S+@\S+/);
  expect(await all("JOIN #room")).toMatch(/:hex!\S+ JOIN #room [\s\S]* 366 hex #room /);
  expect(await all("MODE #room")).toMatch(/ 324 hex #room \+/);
  expect(await all("WHO #room %chtsunfra,152")).toMatch(/ 354 hex 152 [\s\S]* 315 hex #room /);
  expect(await all("WHO #room")).toMatch(/ 352 hex #room [\s\S]* 315 hex #room /);
  expect(await all("MODE #room b")).toMatch(/ 368 hex #room /);
  expect(await all("WHOIS bob bob")).toMatch(/ 311 hex bob [\s\S]* 318 hex bob /);
  expect(await all("WHOWAS nobody")).toMatch(/ 369 hex nobody /);
  expect(await all("LIST >0,<10000")).toMatch(/ 323 hex /);
  expect(await all("LIST")).toMatch(/ 322 hex #room [\s\S]* 323 hex /);
  expect(await all("NAMES #room")).toMatch(/ 353 hex . #room :[\s\S]*@bob[\s\S]* 366 /);
  expect(await all("TOPIC #room")).toMatch(/ 332 hex #room :a place to sit/);
  expect(await all("AWAY :gone to lunch", "AWAY")).toMatch(/ 306 hex [\s\S]* 305 hex /);
  expect(await all("MODE hex +i", "MODE hex")).toMatch(/hex \+|hex :\+/);
  expect(await all("ISON bob nobody")).toMatch(/ 303 hex :bob/);
  expect(await all("PRIVMSG bob :\x01PING 1700000000\x01")).not.toMatch(/ 4\d\d /);
  hex.write("PING LAG1700000000");
  await hex.until((line) => line.endsWith("LAG1700000000"));
  expect(await all("NICK hexa")).toMatch(/:hex!\S+ NICK :?hexa$/m);
  hex.write("QUIT :Leaving");
  expect((await hex.untilClosed()).at(-1)).toMatch(/ERROR :/);
});
