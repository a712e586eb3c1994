/** Setting up the authenticator app, turning it off, and new recovery codes: each after the password was typed again. */
import { recordOwnDoing } from "#core/audit/audit";
import { type Db, inTransaction, isDuplicate, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import type { Level } from "#core/levels";
import { addressBlock } from "#core/limits/address";
import { after, MINUTE } from "#core/time";
import { provePassword } from "#core/users/sign-in";
import type { Visit } from "#core/users/visit";
import { holdSession, revokeSessions } from "#core/web-sessions/web-sessions";
import { reasons } from "#core/words/en/console/reasons";
import { tellOwner } from "./announce.ts";
import { replaceRecoveryCodes } from "./recovery.ts";
import { isFactorRequired } from "./required.ts";
import { newTotpSecret, openTotp, sealTotp, totpAddress, totpStep } from "./totp.ts";

/** How long a secret waits for its first code. */
const ENROL_MS = 30 * MINUTE;

interface Owner {
  readonly id: string;
  readonly name: string;
}

type Asker = Owner & { readonly sessionId: string };

export interface Enrolment {
  /** In base32, for typing. */
  readonly secret: string;
  /** `otpauth://totp/…`, for the QR code. */
  readonly address: string;
}

/** Makes a secret that counts for nothing until {@link finishEnrolment}. Throws AppError: invalid for a wrong password, conflict. */
export async function beginEnrolment(
  db: Db,
  user: Owner,
  password: string,
  visit: Visit,
): Promise<Enrolment> {
  await provePassword(db, user.id, password, visit);
  const secret = newTotpSecret();
  const secretSealed = sealTotp(user.id, secret);
  try {
    await inTransaction(db, async (tx) => {
      await lockUser(tx, user.id);
      await tx.secondFactor.deleteMany({ where: { userId: user.id, confirmedAt: null } });
      await tx.secondFactor.create({
        data: { userId: user.id, secretSealed, createdAt: visit.now },
      });
    });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("conflict", { key: "factors.on" });
    throw error;
  }
  return { secret, address: totpAddress(secret, visit.site.name, user.name) };
}

/**
 * Turns the second factor on by the first code of the app, ends all other sessions, and gives the recovery codes. Throws AppError:
 * invalid for a wrong code, rate_limited, not_found when nothing was begun or too long ago.
 */
export async function finishEnrolment(
  db: Db,
  user: Asker,
  code: string,
  visit: Visit,
): Promise<string[]> {
  const begun = await db.secondFactor.findUnique({
    where: { userId: user.id, confirmedAt: null, createdAt: { gt: after(visit.now, -ENROL_MS) } },
    select: { secretSealed: true },
  });
  if (!begun) throw new AppError("not_found", { key: "factors.beginAgain" });
  await visit.limits.spend("factor.block", addressBlock(visit.ip));
  await visit.limits.spend("factor.account", user.id);
  const step = totpStep(openTotp(user.id, begun.secretSealed), code, visit.now);
  if (step === null) throw new AppError("invalid", { key: "factors.wrongFirst" });
  const codes = await inTransaction(db, async (tx) => {
    await lockAsker(tx, user, visit.now);
    const { count } = await tx.secondFactor.updateMany({
      where: { userId: user.id, secretSealed: begun.secretSealed, confirmedAt: null },
      data: { confirmedAt: visit.now, lastStep: step },
    });
    if (count !== 1) throw new AppError("conflict", { key: "factors.beginAgain" });
    const made = await replaceRecoveryCodes(tx, user.id);
    await noteChange(tx, user, "enabled", visit);
    return made;
  });
  await visit.limits.forgive("factor.account", user.id);
  return codes;
}

/** Turns the second factor off. Throws AppError: invalid for a wrong password, forbidden where it is demanded, conflict when there is none. */
export async function disableSecondFactor(
  db: Db,
  user: Asker & { readonly level: Level },
  password: string,
  visit: Visit,
): Promise<void> {
  await provePassword(db, user.id, password, visit);
  if (await isFactorRequired(db, user.level))
    throw new AppError("forbidden", { key: "factors.required" });
  await inTransaction(db, async (tx) => {
    await lockAsker(tx, user, visit.now);
    if (!(await removeFactors(tx, user.id))) throw new AppError("conflict", { key: "factors.off" });
    await noteChange(tx, user, "disabled", visit);
  });
}

/** New recovery codes in place of the old. Throws AppError: invalid for a wrong password, conflict when there is no second factor. */
export async function renewRecoveryCodes(
  db: Db,
  user: Asker,
  password: string,
  visit: Visit,
): Promise<string[]> {
  await provePassword(db, user.id, password, visit);
  return inTransaction(db, async (tx) => {
    await lockAsker(tx, user, visit.now);
    const isOn = { userId: user.id, confirmedAt: { not: null } };
    if ((await tx.secondFactor.count({ where: isOn })) !== 1)
      throw new AppError("conflict", { key: "factors.off" });
    const codes = await replaceRecoveryCodes(tx, user.id);
    await noteChange(tx, user, "codes", visit);
    return codes;
  });
}

/** Removes everything that is a second factor of this user; false when nothing counted. Call it with the user's row locked. */
export async function removeFactors(tx: Tx, userId: string): Promise<boolean> {
  const removed = await tx.secondFactor.deleteMany({
    where: { userId, confirmedAt: { not: null } },
  });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return removed.count > 0;
}

/** Sign-ins write this row first, too: none by password alone slips in beside a change. */
async function lockUser(tx: Tx, id: string): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id, state: "active" },
    data: { state: "active" },
  });
  if (count !== 1) throw new AppError("forbidden", { key: "users.inactive" });
}

/** Nor does the asker's own session end beside it. */
async function lockAsker(tx: Tx, asker: Asker, now: Date): Promise<void> {
  await lockUser(tx, asker.id);
  await holdSession(tx, asker, now);
}

const auditActions = {
  enabled: "factor.enable",
  disabled: "factor.disable",
  codes: "factor.codes",
} as const;

async function noteChange(
  tx: Tx,
  user: Asker,
  change: keyof typeof auditActions,
  visit: Visit,
): Promise<void> {
  await revokeSessions(tx, user.id, visit.now, user.sessionId);
  // Whoever is asked for a second factor again has new days of grace.
  await tx.user.update({ where: { id: user.id }, data: { factorAskedAt: null } });
  await recordOwnDoing(tx, user, visit, { action: auditActions[change] });
  await tellOwner(tx, user.id, change, visit);
  const text = reasons.changes[change];
  await insertEvents(tx, [{ at: visit.now, kind: "user.changed", userId: user.id, text }]);
}
