/** What happened lately, in numbers, and how far a new installation is. */
import type { Db } from "#core/db/client";
import { boundsOf } from "#core/events/bounds";
import type { EventKind } from "#core/events/kinds";
import { after, DAY } from "#core/time";

export interface Activity {
  readonly lines: number;
  /** The same stretch of time a week before. */
  readonly linesBefore: number;
  readonly commands: number;
  readonly joins: number;
  readonly people: number;
  readonly newAccounts: number;
}

interface Span {
  readonly start: Date;
  readonly now: Date;
  /** What happened there alone; null for all networks. Accounts belong to none. */
  readonly networkId: string | null;
}

/** Counts from `start` to `now`. */
export async function readActivity(db: Db, { start, now, networkId }: Span): Promise<Activity> {
  const there = networkId === null ? {} : { networkId };
  const during = { ...there, ...(await stretchOf(db, start, now)) };
  const [weekAgo, untilThen] = [after(start, -7 * DAY), after(now, -7 * DAY)];
  const before = { ...there, ...(await stretchOf(db, weekAgo, untilThen)) };
  const said: EventKind[] = ["message", "action"];
  const [kinds, linesBefore, speakers, newAccounts] = await Promise.all([
    db.event.groupBy({
      by: ["kind"],
      where: { ...during, kind: { in: [...said, "command", "join"] }, own: false },
      _count: { _all: true },
    }),
    db.event.count({ where: { ...before, kind: { in: said }, own: false } }),
    db.event.groupBy({
      by: ["networkId", "nickFolded"],
      where: { ...during, kind: { in: said }, own: false },
    }),
    db.user.count({ where: { createdAt: { gte: start, lt: now } } }),
  ]);
  const count = (of: string) => kinds.find(({ kind }) => kind === of)?._count._all ?? 0;
  return {
    lines: count("message") + count("action"),
    linesBefore,
    commands: count("command"),
    joins: count("join"),
    people: speakers.length,
    newAccounts,
  };
}

/** By number as well as by time, so that nothing outside is looked at. */
async function stretchOf(db: Db, since: Date, until: Date) {
  const { above, below } = await boundsOf(db, since, until);
  return { id: { gt: above, lt: below }, at: { gte: since, lt: until } };
}

export interface FirstSteps {
  readonly network: boolean;
  readonly channel: boolean;
  readonly mail: boolean;
  readonly linked: boolean;
  readonly secondPerson: boolean;
}

/** What a new installation has behind it. */
export async function readFirstSteps(
  db: Db,
  userId: string,
  mailConfigured: boolean,
): Promise<FirstSteps> {
  const [networks, channels, identities, people] = await Promise.all([
    db.network.count(),
    db.channel.count({ where: { autoJoin: true } }),
    db.identity.count({ where: { userId } }),
    db.user.count(),
  ]);
  return {
    network: networks > 0,
    channel: channels > 0,
    mail: mailConfigured,
    linked: identities > 0,
    secondPerson: people > 1,
  };
}
