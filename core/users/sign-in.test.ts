import { expect, test } from "vitest";
import { inTransaction } from "#core/db/client";
import { changeSetting } from "#core/settings/settings";
import { ada, aVisit, confirmed } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { after, HOUR, MINUTE } from "#core/time";
import {
  createWebSession,
  findLiveSession,
  listSessions,
  revokeSession,
} from "#core/web-sessions/web-sessions";
import { beginSignIn } from "./half-sign-in.ts";
import { provePassword, signIn } from "./sign-in.ts";

const { password } = ada;

test("a wrong password and an unknown person get the same answer", async () => {
  const db = await freshDb();
  await confirmed(db);
  const answer = (login: string) =>
    signIn(db, { login, password: "not it at all", remember: false }, aVisit()).catch(String);
  const answers = await Promise.all(
    ["ada", "ada@example.org", "nobody", "nobody@example.org", "not an address@"].map(answer),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain("is wrong");
});

test("after ten wrong passwords tries take turns, and the owner still gets in", async () => {
  const db = await freshDb();
  await confirmed(db);
  let turns = 0;
  const lane = async <Result>(_key: string, work: () => Promise<Result>) => {
    turns += 1;
    return work();
  };
  const visit = aVisit();
  const attempt = (typed: string) =>
    signIn(db, { login: "ada", password: typed, remember: false }, visit, lane);
  for (let i = 0; i < 10; i++) await expect(attempt("wrong one")).rejects.toThrow("is wrong");
  expect(turns).toBe(0);
  await expect(attempt("wrong one")).rejects.toThrow("is wrong");
  expect(turns).toBe(1);
  await attempt(password);
  expect(turns).toBe(2);
  await attempt(password);
  expect(turns).toBe(2);
});

test("thirty tries from one block of addresses are enough for a quarter of an hour", async () => {
  const db = await freshDb();
  const { limits } = aVisit();
  const attempt = (i: number) =>
    signIn(
      db,
      { login: `nobody${i}`, password: "wrong one", remember: false },
      aVisit({ limits, ip: `2001:db8:1:2::${i}` }),
    );
  for (let i = 1; i <= 30; i++) await expect(attempt(i)).rejects.toThrow("is wrong");
  await expect(attempt(31)).rejects.toMatchObject({ code: "rate_limited" });
});

test("right passwords cost an address nothing, and clear nothing of what was guessed there", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const visit = aVisit({ ip: "203.0.113.9" });
  const right = () => signIn(db, { login: "ada", password, remember: false }, visit);
  const wrong = (i: number) =>
    signIn(db, { login: `nobody${i}`, password: "wrong one", remember: false }, visit);
  for (let i = 0; i < 31; i++) await right();
  for (let i = 0; i < 29; i++) {
    await expect(wrong(i)).rejects.toThrow("is wrong");
    if (i % 7 === 0) await right();
  }
  await right();
  await provePassword(db, id, password, visit);
  await expect(wrong(29)).rejects.toThrow("is wrong");
  // Now the address has to wait, whoever sits there: what was right would tell a guesser so.
  for (const attempt of [() => wrong(30), right, () => provePassword(db, id, password, visit)])
    await expect(attempt()).rejects.toMatchObject({ code: "rate_limited" });
}, 60_000);

test("a session ends by idling, sooner for superusers, and by its age", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const start = new Date();
  const about = { userId: id, method: "password" as const, ip: "", userAgent: "" };
  const session = await createWebSession(db, { ...about, remember: true }, start);
  const alive = async (ms: number) =>
    (await findLiveSession(db, session.id, after(start, ms))) !== null;
  const usedAfter = (ms: number) =>
    db.webSession.update({ where: { id: session.id }, data: { lastUsedAt: after(start, ms) } });
  expect(await alive(12 * HOUR - 1)).toBe(true);
  expect(await alive(12 * HOUR)).toBe(false);
  await usedAfter(7 * 24 * HOUR);
  expect(await alive(7 * 24 * HOUR - 1)).toBe(true);
  expect(await alive(7 * 24 * HOUR)).toBe(false);
  await db.user.update({ where: { id }, data: { level: 5 } });
  await usedAfter(0);
  expect(await alive(HOUR - 1)).toBe(true);
  expect(await alive(HOUR)).toBe(false);
});

test("operators say how long a session lives and may lie unused", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const start = new Date();
  const about = { userId: id, method: "password" as const, ip: "", userAgent: "" };
  const before = await createWebSession(db, { ...about, remember: false }, start);
  const by = { actor: { name: "grace" }, via: "web" } as const;
  await inTransaction(db, (tx) =>
    changeSetting(
      tx,
      "sessions",
      (stored) => ({
        ...stored,
        webHours: 2,
        rememberedDays: 30,
        idleHours: 1,
        superuserIdleMinutes: 5,
      }),
      by,
    ),
  );
  const made = async (remember: boolean) => createWebSession(db, { ...about, remember }, start);
  const [plain, remembered] = [await made(false), await made(true)];
  expect(plain.expiresAt).toEqual(after(start, 2 * HOUR));
  expect(remembered.expiresAt).toEqual(after(start, 30 * 24 * HOUR));
  const alive = async (session: { id: string }, ms: number) =>
    (await findLiveSession(db, session.id, after(start, ms))) !== null;
  // One that was begun earlier keeps its end, but must not lie unused for longer than is said now.
  expect(before.expiresAt).toEqual(after(start, 12 * HOUR));
  for (const session of [before, plain, remembered]) {
    expect(await alive(session, HOUR - 1)).toBe(true);
    expect(await alive(session, HOUR)).toBe(false);
  }
  await db.user.update({ where: { id }, data: { level: 5 } });
  expect(await alive(remembered, 5 * MINUTE - 1)).toBe(true);
  expect(await alive(remembered, 5 * MINUTE)).toBe(false);
  const owner = { id, level: "superuser" } as const;
  expect(await listSessions(db, owner, after(start, 5 * MINUTE - 1))).toHaveLength(3);
  expect(await listSessions(db, owner, after(start, 5 * MINUTE))).toEqual([]);
});

test.each([{ state: "disabled" }, { state: "pending" }])(
  "$state ends all sessions at once",
  async (data) => {
    const db = await freshDb();
    const id = await confirmed(db);
    const session = await signIn(db, { login: "ada", password, remember: false }, aVisit());
    expect(await findLiveSession(db, session.id, new Date())).not.toBeNull();
    await db.user.update({ where: { id }, data });
    expect(await findLiveSession(db, session.id, new Date())).toBeNull();
  },
);

test("nobody ends another person's session", async () => {
  const db = await freshDb();
  await confirmed(db);
  const session = await signIn(db, { login: "ada", password, remember: false }, aVisit());
  expect(await revokeSession(db, "somebody else", session.id, new Date())).toBe(false);
  expect(await findLiveSession(db, session.id, new Date())).not.toBeNull();
});

test.each([
  ["a session", signIn],
  ["half a sign-in", beginSignIn],
])("a password that was replaced while it was checked starts no %s", async (_what, begin) => {
  const db = await freshDb();
  const id = await confirmed(db);
  const visit = aVisit();
  const input = { login: "ada", password: "wrong one", remember: false };
  for (let i = 0; i < 10; i++) await expect(signIn(db, input, visit)).rejects.toThrow("is wrong");
  const lane = async <Result>(_key: string, work: () => Promise<Result>) => {
    const right = await work();
    await db.user.update({ where: { id }, data: { passwordHash: "another" } });
    return right;
  };
  await expect(begin(db, { ...input, password }, visit, lane)).rejects.toThrow("is wrong");
  expect([await db.webSession.count(), await db.halfSignIn.count()]).toEqual([0, 0]);
});
