/** Where operators demand a second factor of staff and superusers (docs/decisions/095-second-factors.md). */
import type { Db, Tx } from "#core/db/client";
import { type Level, levelOf, levelValue, reaches } from "#core/levels";
import { getSetting } from "#core/settings/settings";
import { after, DAY } from "#core/time";
import { hasSecondFactor } from "./standing.ts";

/** How long somebody has from when they were first asked. */
export const GRACE_MS = 7 * DAY;

const ASKED: Level = "staff";

/** What an overdue account still is. */
export const LEVEL_WHEN_OVERDUE: Level = "registered";

export interface FactorDuty {
  readonly dueAt: Date;
  /** From then on only {@link LEVEL_WHEN_OVERDUE} counts. */
  readonly overdue: boolean;
}

/** Does this site demand a second factor of somebody with this level? */
export async function isFactorRequired(db: Db | Tx, level: Level): Promise<boolean> {
  if (!reaches(level, ASKED)) return false;
  return (await getSetting(db, "security")).secondFactorSince !== null;
}

/** What is demanded of somebody who has no second factor yet; null when nothing is. */
export async function factorDuty(
  db: Db,
  user: { readonly id: string; readonly level: number; readonly factorAskedAt: Date | null },
  now: Date,
): Promise<FactorDuty | null> {
  if (!reaches(levelOf(user.level), ASKED)) return null;
  const { secondFactorSince } = await getSetting(db, "security");
  if (secondFactorSince === null || (await hasSecondFactor(db, user.id))) return null;
  const since = new Date(secondFactorSince);
  const asked = user.factorAskedAt ?? since;
  const dueAt = after(asked > since ? asked : since, GRACE_MS);
  return { dueAt, overdue: dueAt <= now };
}

/** Notes at a sign-in without a second factor that it is demanded, once: the days of grace run from the first time. */
export async function noteAsked(tx: Tx, userId: string, now: Date): Promise<void> {
  if ((await getSetting(tx, "security")).secondFactorSince === null) return;
  await tx.user.updateMany({
    where: { id: userId, level: { gte: levelValue(ASKED) }, factorAskedAt: null },
    data: { factorAskedAt: now },
  });
}
