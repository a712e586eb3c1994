import type { Db } from "#core/db/client";
import { after, DAY, HOUR } from "#core/time";

/** Accounts that did not prove their address in this time are removed, so a squatted name or a typing mistake does not last. */
const UNPROVED_MS = 48 * HOUR;
const KEEP_OVER_MS = 30 * DAY;

/** Removes sign-ups that were never confirmed, and sessions and proofs that ended long ago. Gives the number of accounts. */
export async function forgetUnproved(db: Db, now: Date): Promise<number> {
  const { count } = await db.user.deleteMany({
    where: { emailVerifiedAt: null, level: 0, createdAt: { lt: after(now, -UNPROVED_MS) } },
  });
  const over = { expiresAt: { lt: after(now, -KEEP_OVER_MS) } };
  await db.webSession.deleteMany({ where: over });
  await db.confirmation.deleteMany({ where: over });
  await db.halfSignIn.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}
