import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { hashToken, newToken } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { aPresenter, userRow } from "#core/testing/people";
import { after } from "#core/time";
import { burnLeaked } from "./leaks.ts";
import {
  CARD_MS,
  type IrcTokenKind,
  listLiveTokens,
  mintToken,
  neededKind,
  revokeToken,
} from "./mint.ts";
import { tokenNetworks, unlinkIdentity } from "./overview.ts";
import type { Presenter } from "./presenter.ts";
import { redeemForAccount, redeemToken } from "./redeem.ts";
import { noteDropped } from "./refuse.ts";

const now = new Date("2026-05-06T07:08:09Z");

async function addUser(db: Db, name: string, more: object = {}): Promise<string> {
  await db.user.create({ data: userRow(name, more) });
  return name;
}

async function addNetwork(db: Db, id: string): Promise<void> {
  await db.network.create({ data: { id, name: id, nick: "steward", createdAt: now } });
}

async function prepared(): Promise<Db> {
  const db = await freshDb();
  await addNetwork(db, "net");
  await addUser(db, "ada");
  return db;
}

const presenter = (nick = "ada", more: Partial<Presenter> = {}) => aPresenter(nick, more);

const mint = (db: Db, kind: IrcTokenKind = "register", more: object = {}) =>
  mintToken(db, {
    userId: "ada",
    networkId: "net",
    kind,
    origin: "card",
    lifetimeMs: CARD_MS,
    now,
    ...more,
  });

test("register links nick, hostmask and account, raises to registered and opens a session", async () => {
  const db = await prepared();
  const { token } = await mint(db);
  const result = await redeemToken(
    db,
    "register",
    token,
    presenter("Ada[x]", { account: "ada-acc" }),
    now,
  );

  expect(result).toMatchObject({ ok: true, userName: "ada", delivery: "page", successor: null });
  const identities = await db.identity.findMany({ orderBy: { kind: "asc" } });
  expect(identities.map(({ kind, folded }) => [kind, folded])).toEqual([
    ["account", "ada-acc"],
    ["hostmask", "ada{x}!ada{x}@host.example"],
    ["nick", "ada{x}"],
  ]);
  expect(await db.user.findUniqueOrThrow({ where: { id: "ada" } })).toMatchObject({ level: 1 });
  expect(await db.ircSession.count({ where: { endedAt: null } })).toBe(1);
  expect(await neededKind(db, "ada", "net")).toBe("login");
});

test("login from a nick that is not linked gives a session and no link", async () => {
  const db = await prepared();
  const { token } = await mint(db, "login");
  expect(await redeemToken(db, "login", token, presenter("other"), now)).toMatchObject({
    ok: true,
  });
  expect(await db.identity.count()).toBe(0);
});

test("a login uses what is linked: it says when it was last used", async () => {
  const db = await prepared();
  await redeemToken(db, "register", (await mint(db)).token, presenter(), now);
  const { token } = await mint(db, "login");
  const later = after(now, 60_000);
  expect(await redeemToken(db, "login", token, presenter(), later)).toMatchObject({ ok: true });
  const used = await db.identity.findMany({ select: { lastUseAt: true, provenAt: true } });
  expect(used).toHaveLength(2);
  for (const row of used) expect(row).toEqual({ lastUseAt: later, provenAt: now });
});

test("typed in upper case, with o, i and l for 0 and 1, it is the same token", async () => {
  const db = await prepared();
  const { token } = await mint(db);
  const typed = ` ${token.toUpperCase().replace(/0/g, "O").replace(/1/g, "L")} `;
  expect(await redeemToken(db, "register", typed, presenter(), now)).toMatchObject({ ok: true });
});

test("what is wrong is told to the owner, and nothing but a reference to the sender", async () => {
  const db = await prepared();
  await addNetwork(db, "elsewhere");
  await addUser(db, "bob");
  const causes: string[] = [];
  const present = async (
    token: string,
    kind: IrcTokenKind = "register",
    who = presenter(),
    at = now,
  ) => {
    const result = await redeemToken(db, kind, token, who, at);
    if (result.ok) throw new Error("it was accepted");
    expect(Object.keys(result).sort()).toEqual(["cause", "ok", "reference"]);
    causes.push(result.cause);
  };

  await present(newToken("register"));
  await present("stwr_not-a-token");
  const used = await mint(db);
  await redeemToken(db, "register", used.token, presenter(), now);
  await present(used.token);
  const replaced = await mint(db);
  const late = await mint(db);
  await present(replaced.token);
  await present(late.token, "register", presenter(), after(now, CARD_MS));
  const login = await mint(db, "login");
  await present(login.token, "register");
  await present(login.token, "login", presenter("ada", { networkId: "elsewhere" }));
  await present(login.token, "login");
  const revoked = await mint(db);
  await revokeToken(db, { id: "ada", name: "ada" }, revoked.id, now);
  await present(revoked.token);
  const bobs = await mint(db, "register", { userId: "bob" });
  await present(bobs.token, "register", presenter("ada"));
  await db.user.update({ where: { id: "bob" }, data: { state: "disabled" } });
  await present(bobs.token, "register", presenter("bob"));

  expect(causes).toEqual([
    ...["unknown", "unknown", "used", "replaced", "expired"],
    ...["wrong-kind", "wrong-network", "burnt", "revoked", "nick-taken", "inactive"],
  ]);
  const history = await db.tokenUse.findMany({ where: { userId: "ada", result: { not: "ok" } } });
  expect(history.map(({ result }) => result).sort()).toEqual(
    ["burnt", "expired", "replaced", "revoked", "used", "wrong-kind", "wrong-network"].sort(),
  );
});

test.each([
  ["pm", 1],
  ["mail", 1],
  ["page", 0],
] as const)(
  "delivery by %s mints %d successor in the same transaction",
  async (tokenDelivery, count) => {
    const db = await prepared();
    await db.user.update({ where: { id: "ada" }, data: { tokenDelivery } });
    const { token } = await mint(db);
    const result = await redeemToken(db, "register", token, presenter(), now);

    expect(await listLiveTokens(db, "ada", now)).toHaveLength(count);
    expect(result.ok && result.successor !== null).toBe(tokenDelivery === "pm");
    expect(await db.mail.count()).toBe(tokenDelivery === "mail" ? 1 : 0);
    if (result.ok && result.successor)
      expect(await redeemToken(db, "login", result.successor, presenter(), now)).toMatchObject({
        ok: true,
      });
  },
);

test("a leaked token is worthless and its owner is told", async () => {
  const db = await prepared();
  const { token } = await mint(db);
  const leak = {
    networkId: "net",
    networkName: "Net",
    channel: "#dev",
    nick: "ada",
    userHost: "ada@host.example",
  };
  expect(await burnLeaked(db, [token, token, newToken("login")], leak, now)).toEqual(["ada"]);
  expect(await redeemToken(db, "register", token, presenter(), now)).toMatchObject({
    cause: "burnt",
  });
  expect(await db.mail.count({ where: { template: "token-leaked" } })).toBe(1);
  expect(await db.event.count({ where: { kind: "token.burnt", userId: "ada" } })).toBe(1);
});

test("who wants no mails about their account gets none of a leak, and the audit trail has it all the same", async () => {
  const db = await prepared();
  await db.user.update({ where: { id: "ada" }, data: { notifyByMail: false } });
  const { token } = await mint(db);
  const who = { nick: "eve", userHost: "eve@host.example" };
  const leak = { networkId: "net", networkName: "Net", channel: null, ...who };
  expect(await burnLeaked(db, [token], leak, now)).toEqual(["ada"]);
  expect(await db.mail.count()).toBe(0);
  expect(await trail(db)).toEqual([
    ["irc", "eve!eve@host.example", "token.burn", "ada", null, { network: "Net", cause: "leak" }],
  ]);
});

const trail = async (db: Db) =>
  (await db.audit.findMany({ orderBy: { id: "asc" } })).map((row) => [
    ...[row.via, row.actorName, row.action, row.targetName],
    ...[row.before, row.after],
  ]);

test("every use and end of tokens and links is in the audit trail, without any secret", async () => {
  const db = await prepared();
  const owner = { id: "ada", name: "ada", ip: "192.0.2.1" };
  await redeemToken(db, "register", (await mint(db)).token, presenter(), now);
  await redeemToken(db, "login", (await mint(db, "login")).token, presenter("ada2"), now);
  const { id } = await mint(db, "login");
  await revokeToken(db, owner, id, now);
  expect(await revokeToken(db, owner, id, now)).toBe(false);
  const [net] = await tokenNetworks(db, "ada", now);
  const nick = net?.identities.find(({ kind }) => kind === "nick");
  expect(await unlinkIdentity(db, { id: "eve", name: "eve" }, nick?.id ?? "", now)).toBe(false);
  expect(await unlinkIdentity(db, owner, nick?.id ?? "", now)).toBe(true);
  expect(await unlinkIdentity(db, owner, nick?.id ?? "", now)).toBe(false);
  await addNetwork(db, "elsewhere");
  const astray = presenter("ada", { networkId: "elsewhere", networkName: "Elsewhere" });
  await redeemToken(db, "login", (await mint(db, "login")).token, astray, now);

  const hostmask = (name: string) => ({ hostmask: `${name}!${name}@host.example` });
  expect(await trail(db)).toEqual([
    ["irc", "ada", "user.level", "ada", { level: "user" }, { level: "registered" }],
    ["irc", "ada", "token.register", "Net", null, hostmask("ada")],
    ["irc", "ada", "token.login", "Net", null, hostmask("ada2")],
    ["web", "ada", "token.revoke", "net", { kind: "login" }, null],
    ["web", "ada", "identity.unlink", "net", { kind: "nick", value: "ada" }, null],
    [
      ...["irc", "ada!ada@host.example", "token.burn", "ada", null],
      { network: "Elsewhere", cause: "wrong-network" },
    ],
  ]);
  expect(JSON.stringify(await db.audit.findMany())).not.toContain("stw");
});

test("the card knows whether the bot would hear, and where clients connect", async () => {
  const db = await prepared();
  await db.network.update({
    where: { id: "net" },
    data: {
      status: "connected",
      servers: {
        create: [
          { id: "s1", host: "irc.example.org", port: 6697, tls: true, position: 0 },
          { id: "s2", host: "other.example.org", port: 6667, tls: false, position: 1 },
        ],
      },
    },
  });
  const seen = async (at: Date) => (await tokenNetworks(db, "ada", at))[0];
  expect(await seen(now)).toMatchObject({ running: false, online: false });
  const process = { id: "b", pid: 1, version: "1", startedAt: now, heartbeatAt: now };
  await db.botProcess.create({ data: process });
  const ircAddress = "ircs://irc.example.org:6697/";
  expect(await seen(now)).toMatchObject({ running: true, online: true, ircAddress });
  // A bot that died has not told the network's row.
  expect(await seen(after(now, 60_000))).toMatchObject({ running: false, online: false });
  await db.networkServer.update({ where: { id: "s1" }, data: { host: "::1", tls: false } });
  expect(await seen(now)).toMatchObject({ ircAddress: "irc://[::1]:6697/" });
});

test("only registering raises somebody without a level, and whoever has one keeps it", async () => {
  const db = await prepared();
  await redeemToken(db, "login", (await mint(db, "login")).token, presenter(), now);
  expect((await db.user.findUniqueOrThrow({ where: { id: "ada" } })).level).toBe(0);
  await addUser(db, "bob", { level: 4 });
  const bobs = await mint(db, "register", { userId: "bob" });
  await redeemToken(db, "register", bobs.token, presenter("bob"), now);
  expect((await db.user.findUniqueOrThrow({ where: { id: "bob" } })).level).toBe(4);
  expect(await db.audit.count({ where: { action: "user.level" } })).toBe(0);
});

test("an attempt that was dropped is told to the token's owner, and a guess leaves no trace", async () => {
  const db = await prepared();
  const { id, token } = await mint(db);
  await noteDropped(db, "register", token, presenter("eve"), now);
  await noteDropped(db, "register", newToken("register"), presenter("eve"), now);
  await noteDropped(db, "register", "no token", presenter("eve"), now);
  expect(await db.tokenUse.findMany({ select: { userId: true, result: true } })).toEqual([
    { userId: "ada", result: "limited" },
  ]);
  const refused = await db.event.findMany({ where: { kind: "token.refused" } });
  expect(refused).toMatchObject([{ userId: "ada", target: id, data: { cause: "limited" } }]);
  const kept = await db.token.findUniqueOrThrow({ where: { hash: hashToken(token) } });
  expect(kept.state).toBe("live");
});

test("tokens are for confirmed, active accounts", async () => {
  const db = await prepared();
  await db.user.update({ where: { id: "ada" }, data: { emailVerifiedAt: null } });
  await expect(mint(db)).rejects.toThrow("Confirm your mail address");
  await db.user.update({ where: { id: "ada" }, data: { emailVerifiedAt: now, state: "disabled" } });
  await expect(mint(db)).rejects.toThrow("not active");
});

test("no token of ours is stored or logged in clear", async () => {
  const db = await prepared();
  await db.user.update({ where: { id: "ada" }, data: { tokenDelivery: "mail" } });
  const { token } = await mint(db);
  await redeemToken(db, "register", token, presenter(), now);
  const tables = await Promise.all([
    db.token.findMany(),
    db.tokenUse.findMany(),
    db.event.findMany(),
    db.mail.findMany(),
  ]);
  expect(JSON.stringify(tables)).not.toMatch(/stw[rl]_[0-9a-z]{8}/);
});

test("in place of an account's password a login token of that user counts once, and opens no session", async () => {
  const db = await prepared();
  await addUser(db, "bob", { tokenDelivery: "pm" });
  const minted = async (userId: string, kind: IrcTokenKind = "login") =>
    (await mint(db, kind, { userId })).token;
  const present = (login: string, token: string) =>
    redeemForAccount(db, login, token, presenter("*"), now);
  const token = await minted("bob");
  expect(await present("ada", token)).toMatchObject({ ok: false });
  expect(await present("nobody", token)).toMatchObject({ ok: false });
  expect(await present("BOB", await minted("bob", "register"))).toMatchObject({ ok: false });
  const accepted = await present("BOB", token);
  expect(accepted).toMatchObject({ ok: true, userName: "bob", delivery: "pm" });
  expect(await present("bob", token)).toMatchObject({ ok: false, cause: "used" });
  expect(await db.ircSession.count()).toBe(0);
  const successor = accepted.ok ? (accepted.successor ?? "") : "";
  expect(await present("bob@example.org", successor)).toMatchObject({ ok: true });
});
