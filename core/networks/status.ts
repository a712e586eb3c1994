/** What the bot writes about a network and its channels, for pages to read. */
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { type Casemapping, fold } from "#core/irc/casemapping";

export const NETWORK_STATUSES = [
  "disconnected",
  "waiting",
  "connecting",
  "registering",
  "connected",
] as const;
export type NetworkStatus = (typeof NETWORK_STATUSES)[number];

/** The status fields of a network; absent ones stay. */
export interface NetworkStatusChange {
  readonly status?: NetworkStatus;
  /** One sentence for people: why it is so, or what comes next. */
  readonly statusDetail?: string;
  readonly currentNick?: string;
  /** host:port, or the server's own name once registered. */
  readonly currentServer?: string;
  readonly attempt?: number;
  readonly nextAttemptAt?: Date | null;
  readonly lagMs?: number | null;
  readonly queueDepth?: number;
  readonly canMonitor?: boolean;
  /** CHANMODES and the modes of PREFIX. */
  readonly chanmodes?: string;
  readonly prefixModes?: string;
}

/** Writes status fields; `at` counts as the moment of a change of status. A network that is gone is no error. */
export async function setNetworkStatus(
  db: Db,
  id: string,
  change: NetworkStatusChange,
  at: Date,
): Promise<void> {
  await db.network.updateMany({
    where: { id },
    data: change.status === undefined ? change : { ...change, statusAt: at },
  });
}

export type ChannelStatus = "left" | "joining" | "joined" | "refused";

/** Writes how the bot stands with a channel. */
export async function setChannelStatus(
  db: Db | Tx,
  channelId: string,
  status: ChannelStatus,
  statusDetail = "",
): Promise<void> {
  await db.channel.updateMany({ where: { id: channelId }, data: { status, statusDetail } });
}

/** Marks every channel of a network as left; for the moment its connection ends. */
export async function leaveAllChannels(db: Db, networkId: string): Promise<void> {
  await db.channel.updateMany({
    where: { networkId, status: { not: "left" } },
    data: { status: "left", statusDetail: "" },
  });
}

/**
 * Remembers how a network compares names and folds its channels anew. Of two channels that become one, the older row
 * keeps its place and the other is left as it was folded before, to be removed by hand.
 */
export async function setCasemapping(
  db: Db,
  networkId: string,
  casemapping: Casemapping,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { count } = await tx.network.updateMany({
      where: { id: networkId, casemapping: { not: casemapping } },
      data: { casemapping },
    });
    if (count === 0) return;
    const rows = await tx.channel.findMany({
      where: { networkId },
      select: { id: true, name: true, folded: true },
      orderBy: { createdAt: "asc" },
    });
    const taken = new Set(rows.map((row) => row.folded));
    for (const row of rows) {
      const folded = fold(row.name, casemapping);
      if (folded === row.folded || taken.has(folded)) continue;
      taken.add(folded);
      await tx.channel.updateMany({ where: { id: row.id }, data: { folded } });
    }
  });
}
