/**
 * Signing in where a password is not enough: first it makes a row that only says "this browser may be asked for a code", then
 * the code makes the session. The row lives ten minutes, works once, and ends with the sessions of its user.
 */
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { proveByCode } from "#core/factors/prove";
import type { TypedCode } from "#core/factors/schema";
import { hasSecondFactor } from "#core/factors/standing";
import type { SlowLane } from "#core/limits/slow-lane";
import { newId } from "#core/secrets";
import { after, MINUTE } from "#core/time";
import { checkLogin, lockProven, type SignedIn, startSession } from "./sign-in.ts";
import type { Visit } from "./visit.ts";

const LIFETIME_MS = 10 * MINUTE;

/** Either a session, or the id of what is begun and waits for a code. */
export type Begun =
  | { readonly session: SignedIn; readonly halfId?: never }
  | { readonly halfId: string; readonly session?: never };

/** Checks a password and starts a session, unless the account takes a second factor. Throws AppError as {@link checkLogin}. */
export async function beginSignIn(
  db: Db,
  input: { readonly login: string; readonly password: string; readonly remember: boolean },
  visit: Visit,
  lane?: SlowLane,
): Promise<Begun> {
  const user = await checkLogin(db, input, visit, lane);
  if (!(await hasSecondFactor(db, user.id)))
    return { session: await startSession(db, user, input.remember, visit) };
  const { now } = visit;
  const id = newId();
  await inTransaction(db, async (tx) => {
    await lockProven(tx, user, now);
    await tx.halfSignIn.deleteMany({ where: { userId: user.id, expiresAt: { lte: now } } });
    await tx.halfSignIn.create({
      data: {
        ...{ id, userId: user.id, remember: input.remember },
        ...{ createdAt: now, expiresAt: after(now, LIFETIME_MS) },
      },
    });
  });
  return { halfId: id };
}

/** Is this begun sign-in still waiting for its code? */
export async function isHalfSignedIn(db: Db, halfId: string, now: Date): Promise<boolean> {
  return (await db.halfSignIn.count({ where: { id: halfId, expiresAt: { gt: now } } })) === 1;
}

/** Ends what {@link beginSignIn} began, by a code. Throws AppError: unauthenticated when it is over, invalid, rate_limited, forbidden. */
export async function finishSignIn(
  db: Db,
  halfId: string,
  typed: TypedCode,
  visit: Visit,
): Promise<SignedIn> {
  const half = await db.halfSignIn.findUnique({
    where: { id: halfId, expiresAt: { gt: visit.now } },
    select: { remember: true, user: { select: { id: true, name: true } } },
  });
  if (!half) throw over();
  const { user, remember } = half;
  const prove = await proveByCode(db, user, typed, visit);
  const session = await startSession(db, user, remember, visit, async (tx) => {
    await consume(tx, halfId, visit.now);
    return prove(tx);
  });
  await visit.limits.forgive("factor.account", user.id);
  return session;
}

async function consume(tx: Tx, id: string, now: Date): Promise<void> {
  const { count } = await tx.halfSignIn.deleteMany({ where: { id, expiresAt: { gt: now } } });
  if (count !== 1) throw over();
}

const over = () => new AppError("unauthenticated", { key: "factors.signInAgain" });
