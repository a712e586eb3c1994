import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { LEVELS, type Level, levelValue } from "#core/levels";
import { newId } from "#core/secrets";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { approveUser } from "./approval.ts";
import { type Changer, changeLevel, disableUser, enableUser } from "./changes.ts";

async function addUser(db: Db, name: string, level: Level, state = "active"): Promise<Changer> {
  const id = newId();
  await db.user.create({ data: userRow(name, { id, level: levelValue(level), state }) });
  return { id, name, via: "web" };
}

async function addSession(db: Db, userId: string): Promise<string> {
  const id = newId();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db.webSession.create({ data: { id, userId, createdAt: now, lastUsedAt: now, expiresAt } });
  return id;
}

const site = { name: "Test", url: "http://localhost:3000" };

const stateOf = (db: Db, id: string) =>
  db.user.findUniqueOrThrow({ where: { id }, select: { level: true, state: true } });

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (AppError.is(error) ? error.code : String(error)),
  );

test("of two superusers who demote each other at the same moment, one remains, 200 times", async () => {
  const url = await freshDatabase();
  const [one, other] = [openTracked(url), openTracked(url)];
  const ada = await addUser(one, "ada", "superuser");
  const grace = await addUser(one, "grace", "superuser");
  for (let round = 0; round < 200; round++) {
    const outcomes = await Promise.all([
      codeOf(changeLevel(one, ada, grace.id, "staff", "race")),
      codeOf(changeLevel(other, grace, ada.id, "staff", "race")),
    ]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(await one.user.count({ where: { level: 5, state: "active" } })).toBe(1);
    await one.user.updateMany({ data: { level: 5 } });
  }
}, 120_000);

test("of two superusers who disable or demote each other, one active remains", async () => {
  const url = await freshDatabase();
  const [one, other] = [openTracked(url), openTracked(url)];
  const ada = await addUser(one, "ada", "superuser");
  const grace = await addUser(one, "grace", "superuser");
  for (let round = 0; round < 30; round++) {
    await Promise.all([
      codeOf(disableUser(one, ada, grace.id, "race")),
      codeOf(changeLevel(other, grace, ada.id, "user", "race")),
    ]);
    expect(await one.user.count({ where: { level: 5, state: "active" } })).toBe(1);
    await one.user.updateMany({ data: { level: 5, state: "active" } });
  }
}, 60_000);

test("the last superuser can be neither lowered nor disabled, not even by themselves", async () => {
  const db = await freshDb();
  const ada = await addUser(db, "ada", "superuser");
  const gone = await addUser(db, "gone", "superuser", "disabled");
  expect(await codeOf(changeLevel(db, ada, ada.id, "staff", ""))).toBe("conflict");
  expect(await codeOf(changeLevel(db, gone, ada.id, "staff", ""))).toBe("unauthenticated");
  expect(await stateOf(db, ada.id)).toEqual({ level: 5, state: "active" });
});

test("nobody below superuser grants their own level or touches somebody at or above it", async () => {
  const db = await freshDb();
  const cases = LEVELS.flatMap((actorLevel) =>
    LEVELS.flatMap((targetLevel) => LEVELS.map((next) => ({ actorLevel, targetLevel, next }))),
  );
  for (const { actorLevel, targetLevel, next } of cases) {
    const actor = await addUser(db, `a-${actorLevel}-${targetLevel}-${next}`, actorLevel);
    const target = await addUser(db, `t-${actorLevel}-${targetLevel}-${next}`, targetLevel);
    const outcome = await codeOf(changeLevel(db, actor, target.id, next, ""));
    const above = (level: Level) => levelValue(actorLevel) > levelValue(level);
    const may =
      actorLevel === "superuser" || (actorLevel === "staff" && above(targetLevel) && above(next));
    expect([actorLevel, targetLevel, next, outcome]).toEqual([
      actorLevel,
      targetLevel,
      next,
      may ? "done" : "forbidden",
    ]);
    const { level } = await stateOf(db, target.id);
    expect(level).toBe(levelValue(may ? next : targetLevel));
  }
}, 120_000);

test("a new level ends the person's web sessions, but not the one it was done from", async () => {
  const db = await freshDb();
  const ada = await addUser(db, "ada", "superuser");
  const grace = await addUser(db, "grace", "superuser");
  const mine = await addSession(db, ada.id);
  const elsewhere = await addSession(db, ada.id);
  const hers = await addSession(db, grace.id);
  await changeLevel(db, { ...ada, sessionId: mine }, grace.id, "staff", "");
  await changeLevel(db, { ...grace, sessionId: hers }, grace.id, "staff", "").catch(() => {});
  await addUser(db, "third", "superuser");
  await changeLevel(db, { ...ada, sessionId: mine }, ada.id, "staff", "enough");
  const revoked = await db.webSession.findMany({ where: { revokedAt: { not: null } } });
  expect(new Set(revoked.map(({ id }) => id))).toEqual(new Set([elsewhere, hers]));
});

test("the level somebody has already is no change: no event, no audit, no session ended", async () => {
  const db = await freshDb();
  const ada = await addUser(db, "ada", "superuser");
  const bob = await addUser(db, "bob", "voice");
  await addSession(db, bob.id);
  expect(await changeLevel(db, ada, bob.id, "voice", "again")).toBe(false);
  expect(await db.audit.count()).toBe(0);
  expect(await db.event.count()).toBe(0);
  expect(await db.webSession.count({ where: { revokedAt: null } })).toBe(1);
  expect(await changeLevel(db, ada, bob.id, "operator", "more")).toBe(true);
});

test("a change is audited with before, after and reason, and tells the stream", async () => {
  const db = await freshDb();
  const ada = await addUser(db, "ada", "superuser");
  const bob = await addUser(db, "bob", "registered");
  await changeLevel(db, { ...ada, ip: "192.0.2.1" }, bob.id, "operator", "keeps order");
  expect(await db.audit.findMany()).toMatchObject([
    {
      actorId: ada.id,
      action: "user.level",
      targetId: bob.id,
      before: { level: "registered" },
      after: { level: "operator" },
      reason: "keeps order",
      ip: "192.0.2.1",
    },
  ]);
  expect(await db.event.findMany()).toMatchObject([{ kind: "user.changed", userId: bob.id }]);
  await changeLevel(db, ada, bob.id, "operator", "again");
  expect(await db.audit.count()).toBe(1);
});

test("disabling revokes sessions, tokens and keys; enabling gives none of them back", async () => {
  const db = await freshDb();
  const staff = await addUser(db, "staff", "staff");
  const bob = await addUser(db, "bob", "voice");
  const networkId = newId();
  const now = new Date();
  await db.network.create({ data: { id: networkId, name: "n", nick: "bot", createdAt: now } });
  await addSession(db, bob.id);
  await db.token.create({
    data: {
      id: newId(),
      hash: "h",
      kind: "login",
      userId: bob.id,
      networkId,
      origin: "card",
      liveKey: "k",
      createdAt: now,
      expiresAt: now,
    },
  });
  await db.apiKey.create({
    data: {
      id: newId(),
      userId: bob.id,
      name: "k",
      hash: "kh",
      last4: "abcd",
      scopes: "",
      createdAt: now,
      expiresAt: now,
    },
  });
  await disableUser(db, staff, bob.id, "spam");
  expect(await stateOf(db, bob.id)).toEqual({ level: 2, state: "disabled" });
  await enableUser(db, staff, bob.id);
  expect(await stateOf(db, bob.id)).toEqual({ level: 2, state: "active" });
  expect(await db.webSession.count({ where: { revokedAt: null } })).toBe(0);
  expect(await db.token.findMany()).toMatchObject([{ state: "revoked", liveKey: null }]);
  expect(await db.apiKey.count({ where: { revokedAt: null } })).toBe(0);
  expect((await db.audit.findMany()).map(({ action }) => action)).toEqual([
    "user.disable",
    "user.enable",
  ]);
});

test("who waits is approved once; an active or disabled account is not approved", async () => {
  const db = await freshDb();
  const staff = await addUser(db, "staff", "staff");
  const eve = await addUser(db, "eve", "user", "pending");
  const off = await addUser(db, "off", "user", "disabled");
  await approveUser(db, staff, eve.id, site);
  expect(await stateOf(db, eve.id)).toEqual({ level: 0, state: "active" });
  expect(await codeOf(approveUser(db, staff, off.id, site))).toBe("conflict");
  const operator = await addUser(db, "op", "operator");
  const pending = await addUser(db, "p", "user", "pending");
  expect(await codeOf(approveUser(db, operator, pending.id, site))).toBe("forbidden");
  expect(await codeOf(disableUser(db, staff, staff.id, ""))).toBe("forbidden");
});
