/** The level that somebody has in one channel, where it differs from the one they have everywhere. */
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Level, levelOf, levelValue, mayGrantIn } from "#core/levels";
import { newId } from "#core/secrets";
import { type Changer, note, readPair } from "./changes.ts";
import { lockSuperusers } from "./superusers.ts";

export interface ChannelLevelChange {
  readonly userId: string;
  readonly channelId: string;
  /** null for the level that counts everywhere. */
  readonly level: Level | null;
  readonly reason: string;
}

/**
 * Gives somebody a level in one channel, or takes it away. It counts from their next line on IRC, and for what they see of the log. Throws
 * forbidden beyond what `mayGrantIn` allows, not_found. Audited, with the reason. False when it is so already: then nothing happens.
 */
export function changeChannelLevel(
  db: Db,
  changer: Changer,
  { userId, channelId, level: next, reason }: ChannelLevelChange,
  now = new Date(),
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockSuperusers(tx, now);
    const { actor, target } = await readPair(tx, changer, userId);
    const channel = await readChannel(tx, channelId);
    const there = {
      actor: await levelThere(tx, actor.id, channelId),
      target: await levelThere(tx, userId, channelId),
    };
    if (!mayGrantIn(there, actor, target, next))
      throw new AppError("forbidden", { key: "people.levelTooHigh" });
    const change = await writeChannelLevel(tx, target, channel, next);
    if (!change) return false;
    await note(tx, changer, target, now, {
      ...change,
      reason,
      text: `${change.text} by ${changer.name}`,
    });
    return true;
  });
}

interface ChannelHere {
  readonly id: string;
  readonly name: string;
  readonly network: { readonly name: string };
}

/** A channel with the name of its network. Throws AppError not_found. */
export async function readChannel(tx: Db | Tx, id: string): Promise<ChannelHere> {
  const select = { id: true, name: true, network: { select: { name: true } } } as const;
  const row = await tx.channel.findUnique({ where: { id }, select });
  if (!row) throw new AppError("not_found", { key: "networks.channelMissing" });
  return row;
}

async function levelThere(tx: Tx, userId: string, channelId: string): Promise<Level | null> {
  const where = { userId_channelId: { userId, channelId } };
  const row = await tx.channelLevel.findUnique({ where, select: { level: true } });
  return row && levelOf(row.level);
}

/** What a change was, for the audit trail and the log. */
interface ChannelLevelNote {
  readonly action: "user.level-in-channel";
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
  readonly text: string;
}

/** Writes it, whoever asked; null when it was so already. Only after `lockSuperusers`. */
export async function writeChannelLevel(
  tx: Tx,
  target: { readonly id: string },
  channel: ChannelHere,
  next: Level | null,
): Promise<ChannelLevelNote | null> {
  const key = { userId: target.id, channelId: channel.id };
  const before = await levelThere(tx, key.userId, key.channelId);
  if (before === next) return null;
  if (next === null) await tx.channelLevel.deleteMany({ where: key });
  else {
    const level = levelValue(next);
    await tx.channelLevel.upsert({
      where: { userId_channelId: key },
      create: { id: newId(), ...key, level },
      update: { level },
    });
  }
  const place = `${channel.name} (${channel.network.name})`;
  const said = (level: Level | null) => level ?? "as everywhere";
  return {
    action: "user.level-in-channel",
    before: { [place]: before },
    after: { [place]: next },
    text: `level in ${place} changed from ${said(before)} to ${said(next)}`,
  };
}

export interface ChannelChoice {
  readonly id: string;
  readonly name: string;
  readonly network: string;
}

/** Every channel there is, by network and name, to choose from. */
export async function channelChoices(db: Db): Promise<ChannelChoice[]> {
  const rows = await db.channel.findMany({
    select: { id: true, name: true, network: { select: { name: true } } },
    orderBy: [{ network: { name: "asc" } }, { folded: "asc" }],
  });
  return rows.map(({ id, name, network }) => ({ id, name, network: network.name }));
}
