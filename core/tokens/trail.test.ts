/** What is told and kept of leaks, uses and ends. */
import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { newToken } from "#core/secrets";
import { aPresenter } from "#core/testing/people";
import { addNetwork, mint, now, prepared } from "#core/testing/tokens";
import { burnLeaked } from "./leaks.ts";
import { revokeToken } from "./mint.ts";
import { tokenNetworks, unlinkIdentity } from "./overview.ts";
import type { Presenter } from "./presenter.ts";
import { redeemToken } from "./redeem.ts";

const presenter = (nick = "ada", more: Partial<Presenter> = {}) => aPresenter(nick, more);

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
