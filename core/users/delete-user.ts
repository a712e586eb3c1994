import { recordOwnDoing } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { askBotWithin } from "#core/jobs/jobs";
import { levelOf, levelValue } from "#core/levels";
import { lockSuperusers } from "#core/people/superusers";
import { provePassword } from "./sign-in.ts";
import type { Visit } from "./visit.ts";

const TOP = levelValue("superuser");

/**
 * Makes sure that somebody else stays in charge before `userId` stops being an active superuser. Call it first in the
 * transaction: superusers who leave wait for one another, so two cannot do so at the same moment. Throws AppError conflict.
 */
export async function keepOneSuperuser(tx: Tx, userId: string): Promise<void> {
  const inCharge = { level: TOP, state: "active" } as const;
  await lockSuperusers(tx, new Date());
  const superusers = await tx.user.findMany({ where: inCharge, select: { id: true } });
  if (superusers.length === 1 && superusers[0]?.id === userId)
    throw new AppError("conflict", { key: "users.lastSuperuser" });
}

/**
 * Deletes somebody's own account, with everything that belongs to it alone, after they typed their password. The bot is asked
 * to end their IRC sessions at once.
 */
export async function deleteOwnAccount(
  db: Db,
  userId: string,
  password: string,
  visit: Visit,
): Promise<void> {
  const user = await provePassword(db, userId, password, visit);
  await inTransaction(db, async (tx) => {
    await keepOneSuperuser(tx, userId);
    await recordOwnDoing(tx, user, visit, { action: "user.delete" });
    await tx.quote.updateMany({ where: { addedById: userId }, data: { addedById: null } });
    await tx.user.delete({ where: { id: userId } });
    await insertEvents(tx, [
      { at: visit.now, kind: "user.changed", userId, text: `${user.name} deleted their account` },
    ]);
    const asker = { id: userId, level: levelOf(user.level), via: "web" as const };
    await askBotWithin(tx, "session.end", { userId }, asker, visit.now);
  });
}
