import { expect, test } from "vitest";
import { hashToken, newToken } from "#core/secrets";
import { aPresenter } from "#core/testing/people";
import { addNetwork, addUser, mint, now, prepared } from "#core/testing/tokens";
import { after } from "#core/time";
import { CARD_MS, type IrcTokenKind, listLiveTokens, neededKind, revokeToken } from "./mint.ts";
import { tokenNetworks } from "./overview.ts";
import type { Presenter } from "./presenter.ts";
import { redeemForAccount, redeemToken } from "./redeem.ts";
import { noteDropped } from "./refuse.ts";

const presenter = (nick = "ada", more: Partial<Presenter> = {}) => aPresenter(nick, more);

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
