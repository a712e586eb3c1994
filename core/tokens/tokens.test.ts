import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { newToken } from "#core/secrets";
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
import type { Presenter } from "./presenter.ts";
import { redeemForAccount, redeemToken } from "./redeem.ts";

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
  await revokeToken(db, "ada", revoked.id, now);
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
