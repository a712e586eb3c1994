/**
 * Which process has a bot's name. Each start has an id of its own, and the row of the name says whose it is; each decision is one
 * conditional update, so of two processes one gets it, and who lost it finds out with its next heartbeat.
 */
import { type Db, isDuplicate } from "#core/db/client";
import { LEASE_MS } from "#core/networks/leases";

/** One start of a bot process. */
export interface BotStart {
  /** The bot's name, STEWARD_BOT_ID. */
  readonly id: string;
  readonly startId: string;
  /** Where `pid` means something: processes of one machine can tell whether another of them is alive. */
  readonly machine: string;
  readonly pid: number;
  readonly version: string;
  readonly startedAt: Date;
}

const columns = {
  startId: true,
  machine: true,
  pid: true,
  heartbeatAt: true,
  stoppedAt: true,
} as const;

/** Who had the name last, as far as the database knows. */
export interface NameHolder {
  readonly startId: string;
  readonly machine: string;
  readonly pid: number;
  readonly heartbeatAt: Date;
  readonly stoppedAt: Date | null;
}

/** Null when nobody ever had the name. */
export function findNameHolder(db: Db, id: string): Promise<NameHolder | null> {
  return db.botProcess.findUnique({ where: { id }, select: columns });
}

/** True when a holder has surely ended: it said good-bye, or its process is no more. `isAlive` is asked about processes of this machine only. */
export function hasEnded(
  holder: NameHolder,
  own: Pick<BotStart, "machine" | "pid">,
  isAlive: (pid: number) => boolean,
): boolean {
  if (holder.stoppedAt !== null) return true;
  // Our own pid was given to us after its last owner had ended.
  return holder.machine === own.machine && (holder.pid === own.pid || !isAlive(holder.pid));
}

/** True when a holder has been silent for as long as a lease lasts, by this machine's clock. */
export function isLongSilent({ heartbeatAt }: NameHolder, now: Date): boolean {
  return now.getTime() - heartbeatAt.getTime() >= LEASE_MS;
}

/** Takes the name from `holder`, unless that one was heard of meanwhile or another was quicker; then false. */
export async function takeName(
  db: Db,
  start: BotStart,
  holder: NameHolder | null,
  now: Date,
): Promise<boolean> {
  const { id, ...rest } = start;
  const data = { ...rest, heartbeatAt: now, stoppedAt: null, rssBytes: 0, hosts: 0 };
  if (holder === null) return createName(db, { id, ...data });
  const { startId, heartbeatAt } = holder;
  const { count } = await db.botProcess.updateMany({ where: { id, startId, heartbeatAt }, data });
  return count === 1;
}

type NameRow = BotStart & { readonly heartbeatAt: Date };

async function createName(db: Db, row: NameRow): Promise<boolean> {
  try {
    await db.botProcess.create({ data: row });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** A heartbeat. False when another process has the name by now. */
export async function keepName(
  db: Db,
  start: BotStart,
  load: { readonly rssBytes: number; readonly hosts: number },
  now: Date,
): Promise<boolean> {
  const { id, startId } = start;
  const { count } = await db.botProcess.updateMany({
    where: { id, startId },
    data: { ...load, heartbeatAt: now, stoppedAt: null },
  });
  // Without a row the database is another than it was, from a backup perhaps.
  return count === 1 || takeName(db, start, null, now);
}

/** The process ends in order: whoever waits for the name has it at once. False when it was another's already. */
export async function giveNameBack(
  db: Db,
  { id, startId }: Pick<BotStart, "id" | "startId">,
  now: Date,
): Promise<boolean> {
  const { count } = await db.botProcess.updateMany({
    where: { id, startId },
    data: { stoppedAt: now },
  });
  return count === 1;
}
