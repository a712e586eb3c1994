import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { ada, aVisit, confirmed } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { appCode, withSecondFactor } from "#core/testing/second-factor";
import { after, MINUTE, SECOND } from "#core/time";
import { findLiveSession, revokeSession } from "#core/web-sessions/web-sessions";
import { signIn } from "./sign-in.ts";
import { endStepUp, STEP_UP_MS, stepUp } from "./step-up.ts";

const { password } = ada;
const now = new Date();

async function signedIn(db: Db, userId: string) {
  const session = await signIn(db, { login: "ada", password, remember: false }, aVisit({ now }));
  return { id: userId, name: ada.name, sessionId: session.id };
}

async function atScreen() {
  const db = await freshDb();
  const id = await confirmed(db);
  return { db, asker: await signedIn(db, id) };
}

const untilOf = async (db: Db, sessionId: string) =>
  (await findLiveSession(db, sessionId, now))?.steppedUpUntil ?? null;

const audited = async (db: Db) =>
  (await db.audit.findMany({ where: { action: { startsWith: "session." } } })).map(
    ({ action, after, ip }) => [action, after, ip],
  );

test("signing in is not enough; the password steps this session up, and no other", async () => {
  const { db, asker } = await atScreen();
  const other = await signedIn(db, asker.id);
  expect(await untilOf(db, asker.sessionId)).toBeNull();
  const until = await stepUp(db, asker, password, aVisit({ now }));
  expect(until).toEqual(after(now, STEP_UP_MS));
  expect(await untilOf(db, asker.sessionId)).toEqual(until);
  expect(await untilOf(db, other.sessionId)).toBeNull();
  expect(await audited(db)).toEqual([["session.step-up", { by: "password" }, "192.0.2.7"]]);
});

test("a wrong password steps nothing up, and is in the audit trail", async () => {
  const { db, asker } = await atScreen();
  for (const typed of ["not it at all", "123456", "", "x".repeat(5_000)])
    await expect(
      stepUp(db, asker, typed, aVisit({ now })),
      typed.slice(0, 9),
    ).rejects.toMatchObject({ code: "invalid" });
  expect(await untilOf(db, asker.sessionId)).toBeNull();
  expect((await audited(db)).map(([action]) => action)).toEqual(
    Array.from({ length: 4 }, () => "session.step-up-refused"),
  );
});

test("guesses are limited together with those at sign-in", async () => {
  const { db, asker } = await atScreen();
  const visit = aVisit({ now });
  for (let i = 0; i < 15; i++) {
    const login = `nobody${i}`;
    await signIn(db, { login, password: "wrong one", remember: false }, visit).catch(() => {});
  }
  const stranger = { ...asker, id: "nobody" };
  for (let i = 0; i < 15; i++)
    await expect(stepUp(db, { ...stranger, id: `x${i}` }, "wrong one", visit)).rejects.toThrow();
  await expect(stepUp(db, asker, password, visit)).rejects.toMatchObject({ code: "rate_limited" });
});

test("what ended cannot be stepped up, whatever is typed", async () => {
  const { db, asker } = await atScreen();
  await revokeSession(db, asker.id, asker.sessionId, now);
  await expect(stepUp(db, asker, password, aVisit({ now }))).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const again = await signedIn(db, asker.id);
  const elsewhere = { ...again, sessionId: "none" };
  await expect(stepUp(db, elsewhere, password, aVisit({ now }))).rejects.toMatchObject({
    code: "unauthenticated",
  });
  await db.user.update({ where: { id: asker.id }, data: { state: "disabled" } });
  await expect(stepUp(db, again, password, aVisit({ now }))).rejects.toThrow();
  expect(await audited(db)).toEqual([]);
});

test("it can be ended before its time, once", async () => {
  const { db, asker } = await atScreen();
  await stepUp(db, asker, password, aVisit({ now }));
  await endStepUp(db, { ...asker, id: "somebody else" }, aVisit({ now }));
  expect(await untilOf(db, asker.sessionId)).not.toBeNull();
  await endStepUp(db, asker, aVisit({ now }));
  await endStepUp(db, asker, aVisit({ now }));
  expect(await untilOf(db, asker.sessionId)).toBeNull();
  expect((await audited(db)).map(([action]) => action)).toEqual([
    "session.step-up",
    "session.step-down",
  ]);
});

test("a code of the app will do as well, each once; a recovery code is no such thing", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const start = after(now, -10 * MINUTE);
  const { owner, secret, codes } = await withSecondFactor(db, id, start);
  const visit = aVisit({ now });
  await expect(stepUp(db, owner, codes[0] ?? "", visit)).rejects.toMatchObject({ code: "invalid" });
  expect(await db.recoveryCode.count({ where: { usedAt: null } })).toBe(10);
  const code = appCode(secret, now);
  await stepUp(db, owner, `${code.slice(0, 3)} ${code.slice(3)}`, visit);
  await expect(stepUp(db, owner, code, visit)).rejects.toMatchObject({ code: "invalid" });
  await stepUp(db, owner, password, aVisit({ now: after(now, SECOND) }));
  expect((await audited(db)).filter(([action]) => action === "session.step-up")).toEqual([
    ["session.step-up", { by: "totp" }, "192.0.2.7"],
    ["session.step-up", { by: "password" }, "192.0.2.7"],
  ]);
});

test("five codes are enough for a quarter of an hour, and the password does not give them back", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const { owner, secret } = await withSecondFactor(db, id, after(now, -10 * MINUTE));
  const visit = aVisit({ now });
  const right = appCode(secret, now);
  const wrong = right === "000000" ? "000001" : "000000";
  for (let i = 0; i < 5; i++)
    await expect(stepUp(db, owner, wrong, visit)).rejects.toMatchObject({ code: "invalid" });
  await stepUp(db, owner, password, visit);
  await expect(stepUp(db, owner, right, visit)).rejects.toMatchObject({ code: "rate_limited" });
});
