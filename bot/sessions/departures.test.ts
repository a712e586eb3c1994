/** Somebody leaves while the bot is still finding out who they are: nobody gets what they asked for. */
import { expect, test } from "vitest";
import type { IrcEvent, IrcNetwork } from "#bot/irc/api";
import { openWithSessions } from "#bot/testing/irc-with-sessions";
import { keepingLog } from "#bot/testing/log";
import { PretendNetwork } from "#bot/testing/pretend-network";
import { onPort } from "#bot/testing/real-people";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { ada } from "#bot/testing/session-scene";
import { editProfile } from "#core/modules/profiles";
import { freshDb } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { CARD_MS, mintToken } from "#core/tokens/mint";
import { tell } from "#core/words/told";
import { Departures } from "./departures.ts";
import { Proofs } from "./proofs.ts";
import { Sessions } from "./sessions.ts";

const base = { at: new Date(), own: false, playback: false, source: ada };

const departures: readonly (readonly [string, IrcEvent])[] = [
  ["quits", { ...base, kind: "quit", reason: "", channels: ["#dev"] }],
  ["changes nick", { ...base, kind: "nick", to: "lovelace" }],
  ["gets another account", { ...base, kind: "account", account: "other" }],
  ["gets another host", { ...base, kind: "host", userHost: "ada@new" }],
  ["goes out of sight", { kind: "lost-sight", at: base.at, nick: "ada", reason: "left #dev" }],
];

/** Ada in #dev, with a token. `duringCheck` runs right before a token is spent. */
async function scene({ tellsAccounts = false, level = 4 } = {}) {
  const db = await freshDb();
  await db.network.create({
    data: { id: "testnet", name: "testnet", nick: "bot", createdAt: new Date() },
  });
  await db.user.create({ data: userRow("ada", { level }) });
  const irc = new PretendNetwork();
  irc.place("ada", "#dev");
  const network = Object.assign(Object.create(irc.network) as IrcNetwork, {});
  for (const key of ["tellsAccounts", "tagsAccounts"])
    Object.defineProperty(network, key, { value: tellsAccounts });
  const hooks = { duringCheck: () => {} };
  const { log } = keepingLog();
  const clock = () => {
    hooks.duringCheck();
    return new Date();
  };
  const sessions = new Sessions({ db, log, clock });
  const request = { userId: "ada", networkId: "testnet", kind: "login", origin: "card" } as const;
  const mint = async () =>
    (await mintToken(db, { ...request, lifetimeMs: CARD_MS, now: new Date() })).token;
  /** Ada goes, and somebody who looks the same comes. */
  const replaced = (event: IrcEvent) => {
    irc.remove("ada");
    sessions.handle(event, network);
    irc.place("ada", "#dev");
  };
  const identified = async (who = ada) => (await sessions.identify(network, who, null)).userId;
  return { db, network, sessions, hooks, mint, replaced, identified };
}

test.each(departures)("who %s before their token is looked at keeps it", async (_, event) => {
  const { db, network, sessions, mint, replaced, identified } = await scene();
  const answer = sessions.redeem(network, ada, "login", await mint());
  replaced(event);
  expect(await answer).toBeNull();
  expect(await identified()).toBeNull();
  expect(await db.token.count({ where: { state: "live" } })).toBe(1);
  expect(await db.ircSession.count()).toBe(0);
});

test.each(departures)("who %s while their token is spent is not logged in", async (_, event) => {
  const { db, network, sessions, hooks, mint, replaced, identified } = await scene();
  const token = await mint();
  hooks.duringCheck = () => {
    hooks.duringCheck = () => {};
    replaced(event);
  };
  expect(await sessions.redeem(network, ada, "login", token)).toBeNull();
  expect(await identified()).toBeNull();
  expect(await db.ircSession.findMany({ select: { endReason: true } })).toEqual([
    { endReason: "left while being logged in" },
  ]);
});

test("who left between saying it and its being taken up is not logged in", async () => {
  const { network, sessions, mint, replaced } = await scene();
  const said = { ...ada, seenAt: performance.now() };
  replaced({ ...base, kind: "quit", reason: "", channels: [] });
  expect(await sessions.redeem(network, said, "login", await mint())).toBeNull();
  expect(sessions.registry.list()).toEqual([]);
  const next = { ...ada, seenAt: performance.now() };
  expect((await sessions.redeem(network, next, "login", await mint()))?.key).toBe(
    "bot.session.welcome",
  );
});

test.each(departures)(
  "who %s while their account is looked up is not logged in",
  async (_, event) => {
    const { db, network, sessions, replaced } = await scene({ tellsAccounts: true });
    await db.user.update({ where: { id: "ada" }, data: { autoLogin: true } });
    await db.identity.create({
      data: {
        ...{ id: "i", userId: "ada", networkId: "testnet", kind: "account" },
        ...{ value: "acc", folded: "acc", provenAt: new Date(), lastUseAt: new Date() },
      },
    });
    const known = { ...ada, account: "acc" };
    const sender = sessions.identify(network, known, null);
    replaced("source" in event ? ({ ...event, source: known } as IrcEvent) : event);
    expect((await sender).userId).toBeNull();
    expect(sessions.registry.list()).toEqual([]);
    // Whoever is asked about is told, and nothing begins by it.
    expect((await sessions.whoIs(network, known, null)).level).toBe("staff");
    expect(sessions.registry.list()).toEqual([]);
    expect((await sessions.identify(network, known, null)).userId).toBe("ada");
  },
);

test("a command of somebody whose session ended meanwhile has no powers", async () => {
  const { network, sessions, mint, replaced } = await scene();
  const over = { key: "bot.refused.sessionOver" };
  expect(await sessions.whyDoubtful(network, ada, "operator")).toMatchObject(over);
  expect(await sessions.whyDoubtful(network, ada, "voice")).toBeNull();
  await sessions.redeem(network, ada, "login", await mint());
  expect(await sessions.whyDoubtful(network, ada, "operator")).toBeNull();
  const asked = sessions.whyDoubtful(network, ada, "operator");
  replaced({ ...base, kind: "quit", reason: "", channels: [] });
  expect(await asked).toMatchObject(over);
});

test("asking who somebody is ends no session, whatever is not known of them", async () => {
  const { network, sessions, mint } = await scene({ tellsAccounts: true });
  await sessions.redeem(network, ada, "login", await mint());
  const untold = { ...ada, account: undefined };
  expect(await sessions.whoIs(network, untold, null)).toMatchObject({ level: "staff" });
  expect((await sessions.whoIs(network, { ...ada, account: "x" }, null)).userId).toBeNull();
  expect((await sessions.whoIs(network, { ...ada, userHost: "eve@x" }, null)).userId).toBeNull();
  expect(sessions.registry.list()).toHaveLength(1);
});

test.each(departures)("who %s while a password is checked has proven nothing", async (_, event) => {
  const { db, network, sessions, replaced } = await scene();
  const by = { actor: { name: "test" }, via: "system" } as const;
  await editProfile(db, { kind: "add", name: "vault", style: "password" }, by, new Date());
  const { id } = await db.authProfile.findFirstOrThrow({ where: { name: "vault" } });
  const hooks = { duringCheck: () => {} };
  const proofs = new Proofs({
    ...{ db, log: keepingLog().log, limits: sessions.limits, departures: sessions.departures },
    askServices: async () => null,
    ask: async () => {
      hooks.duringCheck();
      return true;
    },
  });
  const told = await proofs.present(network, ada, "vault sesame");
  expect(told && tell(told)).toContain("Accepted");
  expect(proofs.has(network, ada, id)).toBe(true);
  proofs.forget(network, ada);
  hooks.duringCheck = () => replaced(event);
  expect(await proofs.present(network, ada, "vault sesame")).toBeNull();
  expect(proofs.has(network, ada, id)).toBe(false);
});

test("what is forgotten counts as left", () => {
  const { network } = new PretendNetwork();
  const gone = new Departures();
  const seenAt = performance.now();
  const quit = (nick: string) =>
    gone.handle(
      { ...base, source: { ...ada, nick }, kind: "quit", reason: "", channels: [] },
      network,
    );
  quit("bob");
  expect(gone.hasGone(network, { nick: "ada", seenAt })).toBe(false);
  for (let count = 0; count < 5_000; count++) quit(`guest${count}`);
  expect(gone.hasGone(network, { nick: "bob", seenAt })).toBe(true);
  expect(gone.hasGone(network, { nick: "ada", seenAt })).toBe(true);
  expect(gone.hasGone(network, { nick: "ada", seenAt: performance.now() })).toBe(false);
});

test("on the wire: a token and a QUIT in one breath log nobody in, and the next with that nick is nobody", async () => {
  const server = await startScriptedServer();
  const bot = await openWithSessions({ ...onPort(server.port), floodPreset: "fast" }, ["#home"]);
  await bot.until("joined-self");
  const token = await bot.mint(await bot.addUser("ada", 5), "login");
  const client = await server.client();
  client.send(
    ":ada!a@b JOIN #home",
    `:ada!a@b PRIVMSG steward :login ${token}`,
    ":ada!a@b QUIT :bye",
    ":ada!a@b JOIN #home",
  );
  const write = (line: string) => client.send(`:ada!a@b ${line}`);
  const eve = { write } as Parameters<typeof bot.tell>[0];
  await bot.until("join", ({ source }) => source.nick === "ada");
  expect(await bot.tell(eve, "whoami")).toMatch(/^\(silence\)|^nobody/);
  expect(await bot.tell(eve, "whoami")).toBe("nobody, user");
  expect(bot.sessions.registry.list()).toEqual([]);
});
