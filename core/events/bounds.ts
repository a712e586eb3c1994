/** Numbers grow with time, so a stretch of time is a stretch of numbers; asking by number spares looking at the rest. */
import type { Db } from "#core/db/client";
import { after, HOUR } from "#core/time";

/**
 * By how much a number may be ahead of its moment: rows wait while the database is away, two processes store them, and clocks are put right
 * by up to an hour. Rows that were stored later than that are in the log, but a stretch of time may leave them out.
 */
const SLACK_MS = 2 * HOUR;

export interface Bounds {
  /** Nothing of the stretch has this number or a lower one. */
  readonly above: number;
  /** Nothing of the stretch has this number or a higher one. */
  readonly below: number;
}

/** The numbers between which everything from `since` until before `until` lies; null leaves an end open. Less slack looks at fewer rows. */
export async function boundsOf(
  db: Db,
  since: Date | null,
  until: Date | null,
  slackMs = SLACK_MS,
): Promise<Bounds> {
  const select = { id: true } as const;
  const [earlier, later, last] = await Promise.all([
    since &&
      db.event.findFirst({
        ...{ where: { at: { lt: after(since, -slackMs) } }, orderBy: { at: "desc" }, select },
      }),
    until &&
      db.event.findFirst({
        ...{ where: { at: { gt: after(until, slackMs) } }, orderBy: { at: "asc" }, select },
      }),
    db.event.findFirst({ orderBy: { id: "desc" }, select }),
  ]);
  return { above: earlier?.id ?? 0, below: later?.id ?? (last?.id ?? 0) + 1 };
}
