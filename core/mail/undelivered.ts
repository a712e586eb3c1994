/** Mails that were given up, for those who can do something about it. */
import type { Db } from "#core/db/client";
import { after, DAY } from "#core/time";

const MOST = 10;

/** Given up since a day before `now`; the last try of a mail falls due right before that, and the index knows when. */
export const givenUpLately = (now: Date) => ({
  state: "failed",
  nextTryAt: { gt: after(now, -DAY) },
});

export interface Undelivered {
  readonly id: string;
  readonly to: string;
  /** When the last try fell due. */
  readonly nextTryAt: Date;
  /** What the mail server, or the way there, said. */
  readonly error: string;
}

/** The ten latest of the mails that were given up within a day. */
export function listUndelivered(db: Db, now: Date): Promise<Undelivered[]> {
  return db.mail.findMany({
    where: givenUpLately(now),
    select: { id: true, to: true, nextTryAt: true, error: true },
    orderBy: { nextTryAt: "desc" },
    take: MOST,
  });
}
