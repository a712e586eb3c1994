/** Makes somebody a reader of the log: finds the channels an operator may read. */
import type { Db } from "#core/db/client";
import { type Level, levelValue, reaches } from "#core/levels";
import { channelKey, type Viewer } from "./rights.ts";

export interface LogUser {
  readonly id: string;
  readonly level: Level;
  /** Operator in some channels alone, and not everywhere. */
  readonly onlyByChannel?: boolean;
}

/** The viewer that a user is at this moment. Asks the database for operators only. */
export async function viewerOf(db: Db, user: LogUser): Promise<Viewer> {
  const { id, level } = user;
  const channels = level === "operator" ? await operatedChannels(db, user) : new Set<string>();
  return { id, level, channels };
}

/**
 * The channels of an operator: those where their level was set to operator or above; when none was set, those they are in
 * right now while logged in on IRC, without those where their level was lowered.
 */
async function operatedChannels(
  db: Db,
  { id: userId, onlyByChannel = false }: LogUser,
): Promise<ReadonlySet<string>> {
  const levels = await db.channelLevel.findMany({
    where: { userId },
    select: { level: true, channel: { select: { networkId: true, folded: true } } },
  });
  const keysOf = (rows: typeof levels) =>
    new Set(rows.map(({ channel }) => channelKey(channel.networkId, channel.folded)));
  const isOperator = ({ level }: { level: number }) => level >= levelValue("operator");
  const set = keysOf(levels.filter(isOperator));
  if (set.size > 0 || onlyByChannel) return set;
  const lowered = keysOf(levels.filter((row) => !isOperator(row)));
  return presentChannels(db, userId, lowered);
}

async function presentChannels(
  db: Db,
  userId: string,
  without: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const sessions = await db.ircSession.findMany({
    where: { userId, endedAt: null },
    select: { networkId: true, nickFolded: true },
  });
  if (sessions.length === 0) return new Set();
  const presences = await db.presence.findMany({
    where: { OR: sessions },
    select: { networkId: true, channelFolded: true },
  });
  const keys = presences.map((row) => channelKey(row.networkId, row.channelFolded));
  return new Set(keys.filter((key) => !without.has(key)));
}

/** Are two viewers allowed the same? Tells whether an open stream has to change. */
export function sameViewer(one: Viewer, other: Viewer): boolean {
  return (
    one.level === other.level &&
    one.channels.size === other.channels.size &&
    [...one.channels].every((key) => other.channels.has(key))
  );
}

/** May this level read the log at all? */
export const mayReadLog = (level: Level) => reaches(level, "operator");
