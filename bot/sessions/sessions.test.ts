import { expect, test } from "vitest";
import type { Source } from "#bot/irc/api";
import { ada, log, redeemed, scene } from "#bot/testing/session-scene";
import { newToken } from "#core/secrets";
import { Sessions } from "./sessions.ts";

test("who logged in is known from the next line on, with the level as it is stored now", async () => {
  const { db, sessions, network, mint } = await scene({ level: 0 });
  expect(await sessions.identify(network, ada, null)).toMatchObject({
    userId: null,
    level: "user",
  });
  expect(await redeemed(sessions, network, ada, "login", await mint())).toContain(
    "Welcome back, ada",
  );
  expect(await sessions.identify(network, ada, "#dev")).toMatchObject({
    userId: "ada",
    level: "registered",
  });

  await db.user.update({ where: { id: "ada" }, data: { level: 4 } });
  expect(await sessions.identify(network, ada, "#dev")).toMatchObject({ level: "staff" });
  await db.user.update({ where: { id: "ada" }, data: { level: 1 } });
  expect(await sessions.identify(network, ada, "#dev")).toMatchObject({ level: "registered" });
});

test("a channel's own level counts there and nowhere else", async () => {
  const { db, sessions, network, mint } = await scene({ level: 1 });
  await db.channel.create({
    data: { id: "c", networkId: "testnet", name: "#Dev", folded: "#dev", createdAt: new Date() },
  });
  await db.channelLevel.create({ data: { id: "l", userId: "ada", channelId: "c", level: 3 } });
  await redeemed(sessions, network, ada, "login", await mint());
  expect((await sessions.identify(network, ada, "#DEV")).level).toBe("operator");
  expect((await sessions.identify(network, ada, "#other")).level).toBe("registered");
  expect((await sessions.identify(network, ada, null)).level).toBe("registered");
});

test.each(["disabled", "pending"])("an account that is %s is nobody at once", async (state) => {
  const { db, sessions, network, mint } = await scene({ level: 5 });
  await redeemed(sessions, network, ada, "login", await mint());
  await db.user.update({ where: { id: "ada" }, data: { state } });
  expect(await sessions.identify(network, ada, null)).toMatchObject({
    userId: null,
    level: "user",
  });
  expect(sessions.registry.list()).toEqual([]);
});

test("every refusal is the same sentence but for its reference, and the sixth try is not answered", async () => {
  const { sessions, network } = await scene();
  const answers: (string | null)[] = [];
  for (let tries = 0; tries < 6; tries++)
    answers.push(await redeemed(sessions, network, ada, "login", newToken("login")));
  const sentences = answers.map((answer) => answer?.replace(/[0-9a-z]{6}\)/, "…)") ?? null);
  expect(new Set(sentences.slice(0, 5)).size).toBe(1);
  expect(sentences[5]).toBeNull();
});

test("the owner hears once that an attempt with their token was dropped, and IRC hears nothing", async () => {
  const { db, sessions, network, mint } = await scene();
  const token = await mint();
  for (let tries = 0; tries < 5; tries++)
    await redeemed(sessions, network, ada, "login", newToken("login"));
  for (let tries = 0; tries < 3; tries++)
    expect(await redeemed(sessions, network, ada, "login", token)).toBeNull();
  expect(await redeemed(sessions, network, ada, "login", newToken("login"))).toBeNull();
  await sessions.close();
  expect(await db.tokenUse.findMany({ select: { userId: true, result: true } })).toEqual([
    { userId: "ada", result: "limited" },
  ]);
  expect(await db.event.count({ where: { kind: "token.refused", userId: "ada" } })).toBe(1);
  expect(await db.token.count({ where: { state: "live" } })).toBe(1);
});

test("a token from somebody nobody can see stays good", async () => {
  const { sessions, network, mint, irc } = await scene({ tellsAccounts: false, present: false });
  const token = await mint();
  expect(await redeemed(sessions, network, ada, "login", token)).toContain("join a channel");
  irc.place("ada", "#dev");
  expect(await redeemed(sessions, network, ada, "login", token)).toContain("Welcome back");
});

test("a linked services account logs in by itself where its owner allowed it", async () => {
  const { db, sessions, network, mint } = await scene({ level: 2 });
  const known = { ...ada, account: "ada-acc" };
  await redeemed(sessions, network, known, "register", await mint("register"));
  sessions.registry.endWhere(() => true, "over");
  await db.user.update({ where: { id: "ada" }, data: { autoLogin: true } });
  expect(await sessions.identify(network, known, null)).toMatchObject({
    userId: "ada",
    level: "voice",
  });
  expect(
    (await sessions.identify(network, { ...known, nick: "eve", account: "eve" }, null)).userId,
  ).toBeNull();
});

test("what an earlier process left open is over when the bot starts", async () => {
  const { db, sessions, network, mint } = await scene();
  await redeemed(sessions, network, ada, "login", await mint());
  const next = new Sessions({ db, log });
  next.start();
  await next.begin("another");
  expect(await db.ircSession.count({ where: { endedAt: null } })).toBe(1);
  await next.begin(network.id);
  await next.close();
  expect(await db.ircSession.findMany({ select: { endReason: true } })).toEqual([
    { endReason: "the bot was restarted" },
  ]);
});

test("who logs out stays out, whatever their services account, until they connect or log in again", async () => {
  const { db, sessions, network, mint } = await scene({ level: 2 });
  const known = { ...ada, account: "ada-acc" };
  await redeemed(sessions, network, known, "register", await mint("register"));
  await db.user.update({ where: { id: "ada" }, data: { autoLogin: true } });
  const userOf = async (source: Source) => (await sessions.identify(network, source, null)).userId;
  const base = { at: new Date(), own: false, playback: false };

  expect(sessions.logout(network, known)).toBe(true);
  expect(await userOf(known)).toBeNull();
  sessions.handle({ ...base, kind: "nick", source: known, to: "ada2" }, network);
  expect(await userOf({ ...known, nick: "ada2" })).toBeNull();
  // Another client of the same person did not log out.
  expect(await userOf({ ...known, nick: "phone" })).toBe("ada");

  sessions.handle(
    { ...base, kind: "quit", source: { ...known, nick: "ada2" }, reason: "", channels: [] },
    network,
  );
  expect(await userOf({ ...known, nick: "ada2" })).toBe("ada");

  expect(sessions.logout(network, { ...known, nick: "ada2" })).toBe(true);
  const again = { ...known, nick: "ada2" };
  expect(await userOf(again)).toBeNull();
  await redeemed(sessions, network, again, "login", await mint());
  expect(await userOf(again)).toBe("ada");
});

test("somebody unseen logs in where the server watches nicks, if WHOIS shows the same person", async () => {
  const signonAt = new Date("2026-01-01T00:00:00Z");
  const is = (userHost: string) => async () => ({ nick: "ada", userHost, account: null, signonAt });
  const unseen = { tellsAccounts: false, present: false, canMonitor: true };
  const good = await scene({ ...unseen, whois: is("ada@host") });
  expect(await redeemed(good.sessions, good.network, ada, "login", await good.mint())).toContain(
    "Welcome back",
  );
  expect(await good.db.ircSession.findFirst({ select: { signonAt: true } })).toEqual({ signonAt });
  const other = await scene({ ...unseen, whois: is("eve@host") });
  expect(await redeemed(other.sessions, other.network, ada, "login", await other.mint())).toContain(
    "join a channel",
  );
});

test("an account that the server tells only in channels is no evidence of somebody unseen", async () => {
  const { sessions, network, mint } = await scene({
    tellsAccounts: true,
    tagsAccounts: false,
    present: false,
  });
  const known = { ...ada, account: "ada-acc" };
  expect(await redeemed(sessions, network, known, "login", await mint())).toContain(
    "join a channel",
  );
});

test("staff commands want a login younger than the operator's setting, where lines carry no account", async () => {
  let now = new Date();
  const { sessions, network, mint } = await scene({ tellsAccounts: false, clock: () => now });
  await redeemed(sessions, network, ada, "login", await mint());
  expect(await sessions.whyDoubtful(network, ada, "staff")).toBeNull();
  now = new Date(now.getTime() + 61 * 60_000);
  expect(await sessions.whyDoubtful(network, ada, "staff")).toMatchObject({
    key: "bot.refused.oldLogin",
  });
  expect(await sessions.whyDoubtful(network, ada, "operator")).toBeNull();
});
