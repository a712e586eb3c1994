/** What the bot guards in channels: modes, topic, and the status of people it knows. For the bot only. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { touchRegistry } from "#core/modules/rows";
import type { Changer } from "#core/settings/settings";
import { channelKeyInput } from "./schema.ts";
import { openSecret, sealSecret } from "./secrets.ts";

export interface GuardedChannel {
  readonly id: string;
  readonly networkId: string;
  readonly name: string;
  /** In the clear. */
  readonly key: string | null;
  readonly keptModes: string;
  /** null when none is kept. */
  readonly keptTopic: string | null;
  readonly autoVoice: boolean;
  readonly autoOp: boolean;
  /** Who its network's services are; empty where nobody said. */
  readonly servicesMask: string;
}

/** The channels where there is something to guard. */
export async function guardedChannels(db: Db): Promise<GuardedChannel[]> {
  const rows = await db.channel.findMany({
    where: {
      OR: [
        { keptModes: { not: "" } },
        { keptTopic: { not: null } },
        { autoVoice: true },
        { autoOp: true },
      ],
    },
    include: { network: { select: { servicesMask: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ network, keySealed, ...row }) => ({
    id: row.id,
    networkId: row.networkId,
    name: row.name,
    key: keySealed === null ? null : openSecret("keySealed", row.id, keySealed),
    keptModes: row.keptModes,
    keptTopic: row.keptTopic,
    autoVoice: row.autoVoice,
    autoOp: row.autoOp,
    servicesMask: network.servicesMask,
  }));
}

/** Keeps another topic from now on, audited; false when the channel keeps none any more. */
export function keepAnotherTopic(
  db: Db,
  channelId: string,
  topic: string,
  by: Changer,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const row = await tx.channel.findUnique({
      where: { id: channelId },
      select: { name: true, keptTopic: true },
    });
    if (!row || row.keptTopic === null) return false;
    await tx.channel.update({ where: { id: channelId }, data: { keptTopic: topic } });
    await recordAudit(tx, {
      ...{ ...by, at: now, action: "channel.change" },
      target: { type: "channel", id: channelId, name: row.name },
      before: { keptTopic: row.keptTopic },
      after: { keptTopic: topic },
    });
    return true;
  });
}

/** True for a key that can be used; servers hide keys from some people behind signs such as `*`. */
export const isReadableKey = (key: string): boolean =>
  channelKeyInput.safeParse(key).success && key !== "*" && !/^<.*>$/.test(key);

/** Stores the key that a channel turned out to have, audited as the bot's own doing. */
export async function learnKey(db: Db, channelId: string, key: string, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const row = await tx.channel.findUnique({ where: { id: channelId } });
    if (!row || (row.keySealed && openSecret("keySealed", channelId, row.keySealed) === key))
      return;
    const keySealed = sealSecret("keySealed", channelId, key);
    await tx.channel.update({ where: { id: channelId }, data: { keySealed } });
    await recordAudit(tx, {
      ...{ at: now, actor: { name: "the bot" }, via: "system", action: "channel.change" },
      target: { type: "channel", id: channelId, name: row.name },
      before: { key: row.keySealed ? "[key]" : null },
      after: { key: row.keySealed ? "[another key]" : "[key]" },
      reason: "the channel has this key",
    });
  });
}
