import { afterEach, expect, test } from "vitest";
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { PretendNetwork } from "#bot/testing/pretend-network";
import type { Db } from "#core/db/client";
import { openStandings, type StandingReader } from "#core/db/standing";
import { newToken } from "#core/secrets";
import { getSetting, setSetting } from "#core/settings/settings";
import { freshDatabase, openTracked } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { CARD_MS, type IrcTokenKind, mintToken } from "#core/tokens/mint";
import { tell } from "#core/words/told";
import { Sessions } from "./sessions.ts";

const log = {
  debug() {},
  info() {},
  warn() {},
  error(details: object) {
    throw (details as { err?: unknown }).err ?? new Error("logged an error");
  },
};

const ada: Source = {
  nick: "ada",
  userHost: "ada@host",
  hostmask: "ada!ada@host",
  account: null,
  isBot: false,
  isServer: false,
};

const open: Sessions[] = [];
const reading: StandingReader[] = [];
afterEach(async () => {
  for (const sessions of open.splice(0)) await sessions.close();
  for (const standings of reading.splice(0)) standings.close();
});

interface Scene {
  readonly db: Db;
  readonly sessions: Sessions;
  readonly network: IrcNetwork;
  readonly irc: PretendNetwork;
  mint(kind?: IrcTokenKind): Promise<string>;
}

async function scene({
  level = 1,
  tellsAccounts = true,
  tagsAccounts = tellsAccounts,
  present = true,
  clock = () => new Date(),
  ...rest
}: Partial<{
  level: number;
  tellsAccounts: boolean;
  tagsAccounts: boolean;
  present: boolean;
  clock: () => Date;
}> &
  Partial<Pick<IrcNetwork, "canMonitor" | "whois" | "isWatching">> = {}): Promise<Scene> {
  const url = await freshDatabase();
  const db = openTracked(url);
  const standings = await openStandings(url, db);
  reading.push(standings);
  const now = new Date();
  await db.network.create({
    data: { id: "testnet", name: "testnet", nick: "bot", createdAt: now },
  });
  await db.user.create({ data: userRow("ada", { level }) });
  const irc = new PretendNetwork();
  if (present) irc.place("ada", "#dev");
  const network = Object.assign(Object.create(irc.network) as IrcNetwork, {});
  for (const [key, value] of Object.entries({ tellsAccounts, tagsAccounts, ...rest }))
    Object.defineProperty(network, key, { value });
  const sessions = new Sessions({ db, standings, log, clock });
  open.push(sessions);
  return {
    db,
    irc,
    network,
    sessions,
    mint: async (kind = "login") => {
      const request = { userId: "ada", networkId: "testnet", kind, origin: "card" as const };
      const minted = await mintToken(db, { ...request, lifetimeMs: CARD_MS, now: new Date() });
      return minted.token;
    },
  };
}

/** Presents a token; gives the English answer, null for silence. */
async function redeemed(sessions: Sessions, ...said: Parameters<Sessions["redeem"]>) {
  const told = await sessions.redeem(...said);
  return told && tell(told);
}

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

test("whoever lets a token slip is warned in the site's language", async () => {
  const { db, irc, sessions, network, mint } = await scene();
  const by = { actor: { name: "test" }, via: "system" } as const;
  await setSetting(db, "site", { ...(await getSetting(db, "site")), language: "de" }, by);
  const event: IrcEvent = {
    ...{ kind: "message", at: new Date(), source: ada, own: false, playback: false },
    ...{ channel: "#dev", target: "#dev", text: `login ${await mint()}` },
  };
  sessions.handle(event, network);
  await sessions.close();
  expect(irc.sent.at(-1)).toMatchObject({
    ...{ target: "ada", style: "notice" },
    text: expect.stringContaining("wo andere es lesen können"),
  });
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

test("a token in a channel is burnt; as the argument of login in private it is not", async () => {
  const { db, sessions, network, mint } = await scene();
  const say = (channel: string | null, text: string) =>
    sessions.handle(
      {
        kind: "message",
        at: new Date(),
        source: ada,
        own: false,
        playback: false,
        channel,
        target: channel ?? "bot",
        text,
      } satisfies IrcEvent,
      network,
    );
  const token = await mint();
  say(null, `login ${token}`);
  say(null, `.login ${token}`);
  say(null, `steward: login ${token}`);
  await sessions.close();
  expect(await db.token.count({ where: { state: "live" } })).toBe(1);
  say("#dev", `/msg bot login ${token.slice(0, 9)}\u200b${token.slice(9)}`);
  await sessions.close();
  expect(await db.token.count({ where: { state: "live" } })).toBe(0);
  expect(await db.token.count({ where: { state: "burnt" } })).toBe(1);
});

test("a login command said in a channel burns its token all the same", async () => {
  const { db, sessions, network, mint } = await scene();
  const text = `.login ${await mint()}`;
  const base = { at: new Date(), source: ada, own: false, playback: false };
  sessions.handle({ ...base, kind: "message", channel: "#dev", target: "#dev", text }, network);
  await sessions.close();
  expect(await db.token.count({ where: { state: "burnt" } })).toBe(1);
});

test.each(["part", "quit"] as const)("a token in the words of a %s is burnt too", async (kind) => {
  const { db, sessions, network, mint } = await scene();
  const reason = `bye ${await mint()}`;
  const base = { at: new Date(), source: ada, own: false, playback: false, reason };
  sessions.handle(
    kind === "part" ? { ...base, kind, channel: "#dev" } : { ...base, kind, channels: ["#dev"] },
    network,
  );
  await sessions.close();
  expect(await db.token.count({ where: { state: "burnt" } })).toBe(1);
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
