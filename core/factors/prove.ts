/** Judging a code at sign-in. What is right by arithmetic is taken only by a conditional update, so each code works once. */
import { recordOwnDoing } from "#core/audit/audit";
import type { Db, Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { addressBlock } from "#core/limits/address";
import type { Visit } from "#core/users/visit";
import { tellOwner } from "./announce.ts";
import { hashRecoveryCode } from "./recovery.ts";
import type { TypedCode } from "./schema.ts";
import { hasSecondFactor } from "./standing.ts";
import { openTotp, totpStep } from "./totp.ts";

export type SignInMethod = "password" | "totp" | "recovery";

/** Decides in the transaction that starts a session, after that has locked the user's row, and names how. Throws to refuse. */
export type SignInProof = (tx: Tx) => Promise<SignInMethod>;

interface Owner {
  readonly id: string;
  readonly name: string;
}

/** A password is enough for an account without a second factor. Throws AppError forbidden for others. */
export function passwordAlone(userId: string): SignInProof {
  return async (tx) => {
    if (await hasSecondFactor(tx, userId))
      throw new AppError("forbidden", { key: "factors.needed" });
    return "password";
  };
}

/**
 * Looks at a typed code and gives the proof that takes it. Five codes of the app in a quarter of an hour per account; then
 * the answer is how long to wait, and a recovery code, which nobody guesses, still works. Throws AppError: invalid, rate_limited.
 */
export async function proveByCode(
  db: Db,
  user: Owner,
  typed: TypedCode,
  visit: Visit,
): Promise<SignInProof> {
  await visit.limits.spend("factor.block", addressBlock(visit.ip));
  if (typed.kind === "recovery") return takeRecoveryCode(user, typed.code, visit);
  await visit.limits.spend("factor.account", user.id);
  return takeAppCode(db, user.id, typed.code, visit.now);
}

async function takeAppCode(db: Db, userId: string, code: string, now: Date): Promise<SignInProof> {
  const factor = await db.secondFactor.findUnique({
    where: { userId, confirmedAt: { not: null } },
    select: { secretSealed: true },
  });
  const step = factor && totpStep(openTotp(userId, factor.secretSealed), code, now);
  if (!factor || step === null) throw new AppError("invalid", { key: "factors.wrong" });
  const { secretSealed } = factor;
  return async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, secretSealed, confirmedAt: { not: null }, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    if (count !== 1) throw new AppError("invalid", { key: "factors.used" });
    return "totp";
  };
}

function takeRecoveryCode(user: Owner, code: string, visit: Visit): SignInProof {
  return async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { userId: user.id, hash: hashRecoveryCode(user.id, code), usedAt: null },
      data: { usedAt: visit.now },
    });
    if (count !== 1) throw new AppError("invalid", { key: "factors.wrongRecovery" });
    const left = await tx.recoveryCode.count({ where: { userId: user.id, usedAt: null } });
    await recordOwnDoing(tx, user, visit, { action: "factor.recovery", after: { left } });
    await tellOwner(tx, user.id, "recovery", visit);
    return "recovery";
  };
}
