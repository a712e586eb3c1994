/** There is always a superuser who can sign in. Whoever lowers, disables or removes one goes through here. */
import type { Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { levelValue } from "#core/levels";

const GUARD = "guard.superusers";

/**
 * Makes everybody who might take a superuser away wait for one another. Call it first in the transaction: it writes the one
 * row that all of them write, so what is read afterwards holds until the end.
 */
export async function lockSuperusers(tx: Tx, now: Date): Promise<void> {
  await tx.setting.upsert({
    where: { key: GUARD },
    create: { key: GUARD, value: {}, updatedAt: now },
    update: { updatedAt: now },
  });
}

/** Throws AppError conflict unless an active superuser other than this user remains. Only after {@link lockSuperusers}. */
export async function requireAnotherSuperuser(tx: Tx, userId: string): Promise<void> {
  const others = await tx.user.count({
    where: { id: { not: userId }, level: levelValue("superuser"), state: "active" },
  });
  if (others === 0) throw new AppError("conflict", { key: "people.lastSuperuser" });
}
