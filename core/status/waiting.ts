/** What waits for somebody: failures of the last day, and people who wait for approval. Each kind concerns those who can do something about it. */
import type { Db } from "#core/db/client";
import { LEVELS, type Level, reaches } from "#core/levels";
import { givenUpLately } from "#core/mail/undelivered";
import { after, DAY } from "#core/time";

/** Whom each kind concerns: those of that level. */
const concerned = {
  people: "staff",
  settings: "superuser",
  module: "superuser",
  jobs: "superuser",
  mails: "superuser",
} as const satisfies Readonly<Record<string, Level>>;

type WaitingKind = keyof typeof concerned;

/** The weakest level that anything of this can concern. */
export const WAITING_LEVEL: Level =
  LEVELS.find((level) => Object.values<Level>(concerned).includes(level)) ?? "superuser";

/** More than this many new ones are counted as this many. */
const MOST_NEW = 99;

/** Many things of one kind: how many, and when the latest of them came to be, newest first. */
interface Pile {
  readonly count: number;
  readonly latest: readonly Date[];
}

interface OneThing {
  readonly name: string;
  readonly at: Date;
}

/** All that waits, for whomever. */
export interface Waiting {
  readonly people: Pile;
  readonly jobs: Pile;
  readonly mails: Pile;
  readonly modules: readonly (OneThing & { readonly error: string })[];
  /** Networks whose earlier settings came back, and nobody said that they saw it. */
  readonly returned: readonly (OneThing & { readonly id: string; readonly reason: string })[];
}

/** One line of what waits for a reader. Plain data: it goes to browsers as JSON. */
export type WaitingItem = {
  readonly count: number;
  /** How many of them the reader was not shown yet; at most 99. */
  readonly fresh: number;
  /** When the newest came to be, ISO 8601. */
  readonly at: string;
} & (
  | { readonly kind: "people" | "jobs" | "mails" }
  | { readonly kind: "module"; readonly name: string; readonly error: string }
  | {
      readonly kind: "settings";
      readonly networkId: string;
      readonly name: string;
      readonly reason: string;
    }
);

/** Reads all that waits at this moment. */
export async function readWaiting(db: Db, now: Date): Promise<Waiting> {
  const [jobs, mails, people, modules, trials] = await Promise.all([
    readJobs(db, now),
    readMails(db, now),
    readPeople(db),
    db.moduleStatus.findMany({
      where: { state: { in: ["failed", "set-aside"] } },
      select: { name: true, error: true, loadedAt: true },
      orderBy: { name: "asc" },
    }),
    db.networkTrial.findMany({
      where: { state: "returned" },
      select: { reason: true, until: true, network: { select: { id: true, name: true } } },
      orderBy: { until: "asc" },
    }),
  ]);
  return {
    ...{ people, jobs, mails },
    modules: modules.map(({ loadedAt, ...module }) => ({ ...module, at: loadedAt })),
    returned: trials.map(({ network, reason, until }) => ({ ...network, reason, at: until })),
  };
}

async function readJobs(db: Db, now: Date): Promise<Pile> {
  const where = { state: { in: ["failed", "expired"] }, createdAt: { gt: after(now, -DAY) } };
  const [count, rows] = await Promise.all([
    db.job.count({ where }),
    db.job.findMany({
      where,
      select: { finishedAt: true, createdAt: true },
      orderBy: { createdAt: "desc" },
      take: MOST_NEW,
    }),
  ]);
  return { count, latest: rows.map(({ finishedAt, createdAt }) => finishedAt ?? createdAt) };
}

async function readMails(db: Db, now: Date): Promise<Pile> {
  const where = givenUpLately(now);
  const [count, rows] = await Promise.all([
    db.mail.count({ where }),
    db.mail.findMany({
      where,
      select: { nextTryAt: true },
      orderBy: { nextTryAt: "desc" },
      take: MOST_NEW,
    }),
  ]);
  return { count, latest: rows.map(({ nextTryAt }) => nextTryAt) };
}

async function readPeople(db: Db): Promise<Pile> {
  const where = { state: "pending" };
  const [count, rows] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      select: { createdAt: true },
      orderBy: { createdAt: "desc" },
      take: MOST_NEW,
    }),
  ]);
  return { count, latest: rows.map(({ createdAt }) => createdAt) };
}

/** What of it concerns somebody of this level, who was shown everything up to `seenAt`; null if they never looked. */
export function waitingFor(level: Level, waiting: Waiting, seenAt: Date | null): WaitingItem[] {
  const isNew = (at: Date) => seenAt === null || at > seenAt;
  const pile = (kind: "people" | "jobs" | "mails", { count, latest }: Pile): WaitingItem[] => {
    const [newest] = latest;
    if (!newest) return [];
    return [{ kind, count, fresh: latest.filter(isNew).length, at: newest.toISOString() }];
  };
  const one = ({ at }: OneThing) => ({ count: 1, fresh: isNew(at) ? 1 : 0, at: at.toISOString() });
  const all = [
    ...pile("people", waiting.people),
    ...waiting.returned.map((thing): WaitingItem => {
      const { id, name, reason } = thing;
      return { kind: "settings", networkId: id, name, reason, ...one(thing) };
    }),
    ...waiting.modules.map((thing): WaitingItem => {
      const { name, error } = thing;
      return { kind: "module", name, error, ...one(thing) };
    }),
    ...pile("jobs", waiting.jobs),
    ...pile("mails", waiting.mails),
  ];
  return all.filter(({ kind }) => concerns(level, kind));
}

const concerns = (level: Level, kind: WaitingKind) => reaches(level, concerned[kind]);

interface Person {
  readonly id: string;
  readonly level: Level;
}

/** What waits for one person; nothing where nothing can concern them. */
export async function readWaitingOf(db: Db, person: Person, now: Date): Promise<WaitingItem[]> {
  if (!reaches(person.level, WAITING_LEVEL)) return [];
  const [waiting, seen] = await Promise.all([readWaiting(db, now), seenMoments(db, [person.id])]);
  return waitingFor(person.level, waiting, seen.get(person.id) ?? null);
}

/** Up to when each of these people was shown what waits; null if they never looked. Who has no account any more is left out. */
export async function seenMoments(
  db: Db,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Date | null>> {
  const rows = await db.user.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, waitingSeenAt: true },
  });
  return new Map(rows.map(({ id, waitingSeenAt }) => [id, waitingSeenAt]));
}

/** Remembers that somebody was shown everything up to that moment. Never goes back, nor ahead of `now`. */
export async function noteSeen(db: Db, userId: string, upTo: Date, now: Date): Promise<void> {
  const waitingSeenAt = upTo < now ? upTo : now;
  await db.user.updateMany({
    where: {
      id: userId,
      OR: [{ waitingSeenAt: null }, { waitingSeenAt: { lt: waitingSeenAt } }],
    },
    data: { waitingSeenAt },
  });
}
