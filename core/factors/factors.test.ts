import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { ada, aVisit, confirmed, mailOf, takeMails } from "#core/testing/accounts";
import { freshDb } from "#core/testing/database";
import { appCode, withSecondFactor } from "#core/testing/second-factor";
import { after, MINUTE, SECOND } from "#core/time";
import { beginSignIn, finishSignIn } from "#core/users/half-sign-in";
import { signIn, startSession } from "#core/users/sign-in";
import { findLiveSession, revokeSessions } from "#core/web-sessions/web-sessions";
import {
  beginEnrolment,
  disableSecondFactor,
  finishEnrolment,
  renewRecoveryCodes,
} from "./enrol.ts";
import { removeSecondFactor } from "./from-shell.ts";
import { secondStepInput } from "./schema.ts";
import { hasSecondFactor, viewSecondFactor } from "./standing.ts";

// In the past, so that what is mailed at any moment here is due.
const start = after(new Date(), -10 * MINUTE);
const later = after(start, 5 * MINUTE);
const credentials = { login: "ada", password: ada.password, remember: true };
const typed = (code: string) => secondStepInput.parse({ code }).code;

async function half(db: Db, now = later): Promise<string> {
  const { halfId } = await beginSignIn(db, credentials, aVisit({ now }));
  if (halfId === undefined) throw new Error("a password was enough");
  return halfId;
}

async function enrolled() {
  const db = await freshDb();
  const id = await confirmed(db);
  return { db, id, ...(await withSecondFactor(db, id, start)) };
}

const actionsOf = async (db: Db) =>
  (await db.audit.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action);

test("nothing counts before the first code was typed, and a wrong one does not turn it on", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const owner = { id, name: ada.name, sessionId: "none" };
  const visit = aVisit({ now: start });
  await expect(beginEnrolment(db, owner, "not hers", visit)).rejects.toThrow("current password");
  const { secret } = await beginEnrolment(db, owner, ada.password, visit);
  await expect(finishEnrolment(db, owner, "000000", visit)).rejects.toThrow("does not fit");
  expect(await hasSecondFactor(db, id)).toBe(false);
  await signIn(db, credentials, visit);
  const late = aVisit({ now: after(start, 31 * MINUTE) });
  const code = appCode(secret, late.now);
  await expect(finishEnrolment(db, owner, code, late)).rejects.toThrow("Begin again");
});

test("turning it on ends other sessions, mails the owner, and gives ten codes", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const elsewhere = await signIn(db, credentials, aVisit());
  const { owner, codes } = await withSecondFactor(db, id, start);
  expect(await findLiveSession(db, elsewhere.id, start)).toBeNull();
  expect(await findLiveSession(db, owner.sessionId, start)).not.toBeNull();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-z]{4}$/);
  expect((await mailOf(db, "second-factor")).params.change).toBe("enabled");
  expect(await actionsOf(db)).toEqual(["factor.enable"]);
  expect(await viewSecondFactor(db, id)).toEqual({ since: start, recoveryCodesLeft: 10 });
  await expect(beginEnrolment(db, owner, ada.password, aVisit())).rejects.toThrow("on already");
});

test("a password alone starts no session any more, in any way", async () => {
  const { db, id } = await enrolled();
  const before = await db.webSession.count();
  await expect(signIn(db, credentials, aVisit())).rejects.toMatchObject({ code: "forbidden" });
  await expect(startSession(db, { id, name: "Ada" }, false, aVisit())).rejects.toThrow(
    "second factor",
  );
  expect(await half(db)).toMatch(/^[0-9a-z]{20}$/);
  expect(await db.webSession.count()).toBe(before);
  const wrong = { ...credentials, password: "wrong one" };
  await expect(beginSignIn(db, wrong, aVisit())).rejects.toThrow("is wrong");
});

test("a code makes the session once, with what was chosen at the password", async () => {
  const { db, secret } = await enrolled();
  const halfId = await half(db);
  const code = typed(appCode(secret, later));
  const session = await finishSignIn(db, halfId, code, aVisit({ now: later }));
  const live = await findLiveSession(db, session.id, later);
  expect(live).toMatchObject({ method: "totp", remember: true });
  const again = finishSignIn(db, halfId, code, aVisit({ now: later }));
  await expect(again).rejects.toMatchObject({ code: "unauthenticated" });
  const replay = finishSignIn(db, await half(db), code, aVisit({ now: later }));
  await expect(replay).rejects.toThrow("used already");
  const earlier = typed(appCode(secret, after(later, -30 * SECOND)));
  const older = finishSignIn(db, await half(db), earlier, aVisit({ now: later }));
  await expect(older).rejects.toThrow("used already");
});

test("the code that turned it on does not sign in as well", async () => {
  const { db, secret } = await enrolled();
  const halfId = await half(db, start);
  const code = typed(appCode(secret, start));
  const taken = finishSignIn(db, halfId, code, aVisit({ now: start }));
  await expect(taken).rejects.toThrow("used already");
});

test("of ten equal codes at once one wins, from one browser and from ten", async () => {
  const { db, secret } = await enrolled();
  const rush = async (now: Date, halves: readonly string[], code: string) => {
    const visit = aVisit({ now });
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        // Each with counters of its own: not the limit shall hold them back here.
        finishSignIn(db, halves[i % halves.length] ?? "", typed(code), aVisit({ now: visit.now })),
      ),
    );
    return results.filter(({ status }) => status === "fulfilled").length;
  };
  const one = [await half(db)];
  expect(await rush(later, one, appCode(secret, later))).toBe(1);
  const next = after(later, 2 * MINUTE);
  const ten: string[] = [];
  for (let i = 0; i < 10; i++) ten.push(await half(db, next));
  expect(await rush(next, ten, appCode(secret, next))).toBe(1);
});

test("of ten uses of one recovery code at once one wins, and it is written down and mailed", async () => {
  const { db, id, codes } = await enrolled();
  await takeMails(db);
  const [code = ""] = codes;
  const halves: string[] = [];
  for (let i = 0; i < 10; i++) halves.push(await half(db));
  const results = await Promise.allSettled(
    halves.map((halfId) =>
      finishSignIn(db, halfId, typed(` ${code.toUpperCase()} `), aVisit({ now: later })),
    ),
  );
  const won = results.filter(({ status }) => status === "fulfilled");
  expect(won).toHaveLength(1);
  expect((await viewSecondFactor(db, id))?.recoveryCodesLeft).toBe(9);
  const [entry] = await db.audit.findMany({ where: { action: "factor.recovery" } });
  expect(entry).toMatchObject({ actorId: id, after: { left: 9 } });
  expect((await mailOf(db, "second-factor")).params.change).toBe("recovery");
});

test("five codes in a quarter of an hour, whichever browser sends them; a recovery code still works", async () => {
  const { db, secret, codes } = await enrolled();
  const { limits } = aVisit();
  const visit = (i: number) => aVisit({ limits, ip: `198.51.100.${i}`, now: later });
  const attempt = async (i: number, code: string) =>
    finishSignIn(db, await half(db), typed(code), visit(i));
  const right = appCode(secret, later);
  const wrong = right === "000000" ? "000001" : "000000";
  for (let i = 1; i <= 5; i++) await expect(attempt(i, wrong)).rejects.toThrow("not right");
  await expect(attempt(6, right)).rejects.toMatchObject({ code: "rate_limited" });
  await attempt(7, codes[0] ?? "");
  await attempt(8, right);
});

test("what is begun ends after ten minutes, and with the sessions of its user", async () => {
  const { db, owner, secret } = await enrolled();
  const halfId = await half(db);
  const late = after(later, 10 * MINUTE);
  const tooLate = finishSignIn(db, halfId, typed(appCode(secret, late)), aVisit({ now: late }));
  await expect(tooLate).rejects.toMatchObject({ code: "unauthenticated" });
  const other = await half(db);
  await renewRecoveryCodes(db, owner, ada.password, aVisit({ now: later }));
  const code = typed(appCode(secret, later));
  const ended = finishSignIn(db, other, code, aVisit({ now: later }));
  await expect(ended).rejects.toMatchObject({ code: "unauthenticated" });
});

test("new recovery codes end the old ones; turning off takes the password and leaves nothing", async () => {
  const { db, id, owner, codes } = await enrolled();
  const visit = aVisit({ now: later });
  await expect(renewRecoveryCodes(db, owner, "not hers", visit)).rejects.toThrow("current");
  const renewed = await renewRecoveryCodes(db, owner, ada.password, visit);
  const old = finishSignIn(db, await half(db), typed(codes[0] ?? ""), visit);
  await expect(old).rejects.toThrow("none of your recovery codes");
  await finishSignIn(db, await half(db), typed(renewed[0] ?? ""), visit);
  const asUser = { ...owner, level: "user" } as const;
  await expect(disableSecondFactor(db, asUser, "not hers", visit)).rejects.toThrow("current");
  await disableSecondFactor(db, asUser, ada.password, visit);
  expect(await db.secondFactor.count()).toBe(0);
  expect(await db.recoveryCode.count()).toBe(0);
  expect(await db.webSession.count({ where: { userId: id, revokedAt: null } })).toBe(1);
  await signIn(db, credentials, visit);
  expect(await actionsOf(db)).toEqual([
    ...["factor.enable", "factor.codes", "factor.recovery", "factor.disable"],
  ]);
});

test("an operator removes it at the shell, once; sessions end and the owner hears of it", async () => {
  const { db, id, owner } = await enrolled();
  await takeMails(db);
  const shell = { userName: "root", now: later };
  const { site } = aVisit();
  expect(await removeSecondFactor(db, "ADA", site, shell)).toBe(true);
  expect(await removeSecondFactor(db, "ada", site, shell)).toBe(false);
  await expect(removeSecondFactor(db, "nobody", site, shell)).rejects.toThrow("no user called");
  expect(await findLiveSession(db, owner.sessionId, later)).toBeNull();
  expect(await hasSecondFactor(db, id)).toBe(false);
  expect((await mailOf(db, "second-factor")).params.change).toBe("removed");
  const [entry] = await db.audit.findMany({ where: { action: "factor.remove" } });
  expect(entry).toMatchObject({ via: "cli", actorName: "root (shell)", targetId: id });
});

test("neither secret nor codes are readable anywhere in the database", async () => {
  const { db, secret, codes } = await enrolled();
  await finishSignIn(db, await half(db), typed(codes[0] ?? ""), aVisit({ now: later }));
  const tables = await Promise.all([
    ...[db.user.findMany(), db.secondFactor.findMany(), db.recoveryCode.findMany()],
    ...[db.audit.findMany(), db.mail.findMany(), db.halfSignIn.findMany()],
    db.event.findMany({ select: { kind: true, text: true, nick: true } }),
  ]);
  const everything = JSON.stringify(tables).toLowerCase();
  for (const word of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
    expect(everything).not.toContain(word.toLowerCase());
});

test("first codes are limited, and a session that ended meanwhile turns nothing on", async () => {
  const db = await freshDb();
  const id = await confirmed(db);
  const visit = aVisit({ now: start });
  const session = await signIn(db, credentials, visit);
  const owner = { id, name: ada.name, sessionId: session.id };
  const { secret } = await beginEnrolment(db, owner, ada.password, visit);
  const finish = (code: string, at = visit) => finishEnrolment(db, owner, code, at);
  for (let i = 0; i < 5; i++) await expect(finish("000000")).rejects.toThrow("does not fit");
  const code = appCode(secret, start);
  await expect(finish(code)).rejects.toMatchObject({ code: "rate_limited" });
  await revokeSessions(db, id, start);
  await expect(finish(code, aVisit({ now: start }))).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect(await hasSecondFactor(db, id)).toBe(false);
});
