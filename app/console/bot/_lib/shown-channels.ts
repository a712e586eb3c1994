import "server-only";
import { listChannels } from "#core/networks/channels";
import { db } from "#web/db";
import type { ShownChannel } from "../_components/channel-row.tsx";

/** With what the bot guards there. */
export interface GuardedChannel extends ShownChannel {
  readonly keptModes: string;
  readonly keptTopic: string | null;
  readonly autoVoice: boolean;
  readonly autoOp: boolean;
}

/** The channels of each network (or of one), with how many people are there. */
export async function shownChannels(
  networkId?: string,
): Promise<ReadonlyMap<string, readonly GuardedChannel[]>> {
  const [rows, counts] = await Promise.all([
    listChannels(db, networkId),
    db.presence.groupBy({
      by: ["networkId", "channelFolded"],
      where: networkId === undefined ? {} : { networkId },
      _count: { _all: true },
    }),
  ]);
  const people = new Map(
    counts.map((row) => [`${row.networkId} ${row.channelFolded}`, row._count._all]),
  );
  const byNetwork = new Map<string, GuardedChannel[]>();
  for (const row of rows) {
    const shown = {
      id: row.id,
      name: row.name,
      status: row.status,
      detail: row.statusDetail,
      topic: row.topic,
      autoJoin: row.autoJoin,
      commandPrefix: row.commandPrefix,
      keptModes: row.keptModes,
      keptTopic: row.keptTopic,
      autoVoice: row.autoVoice,
      autoOp: row.autoOp,
      people: people.get(`${row.networkId} ${row.folded}`) ?? 0,
    };
    byNetwork.set(row.networkId, [...(byNetwork.get(row.networkId) ?? []), shown]);
  }
  return byNetwork;
}
