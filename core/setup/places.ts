/** Adding networks and channels: from a form or the command line, audited, and the bot told. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { addChannel } from "#core/networks/channels";
import { getNetwork, insertNetwork, type NetworkView } from "#core/networks/networks";
import type { ChannelInput, NetworkDraft } from "#core/networks/schema";
import { auditOf, type NetworkChanger, tellBot } from "#core/networks/tell-bot";

/** What was added, and the job that tells the bot of it; null when there was nothing to tell. */
export interface Added {
  readonly id: string;
  readonly jobId: string | null;
}

/** Adds a network, and lets the bot connect to it. Throws AppError as `addNetwork` does. */
export function setUpNetwork(
  db: Db,
  draft: NetworkDraft,
  by: NetworkChanger,
  now = new Date(),
): Promise<Added> {
  return inTransaction(db, async (tx) => {
    const networkId = await insertNetwork(tx, draft, now);
    const { servers, nick, kind = "irc" } = draft;
    await recordAudit(tx, {
      ...auditOf(by),
      at: now,
      action: "network.create",
      target: { type: "network", id: networkId, name: draft.name },
      after: { kind, nick, servers: servers.map(({ host, port }) => `${host}:${port}`).join(" ") },
    });
    return { id: networkId, jobId: await tellBot(tx, networkId, by, now) };
  });
}

/** Adds the embedded network unless it is there already. */
export async function setUpLobby(
  db: Db,
  draft: NetworkDraft,
  by: NetworkChanger,
  now = new Date(),
): Promise<Added> {
  const existing = await db.network.findFirst({ where: { kind: "lobby" }, select: { id: true } });
  return existing ? { ...existing, jobId: null } : setUpNetwork(db, draft, by, now);
}

/** Adds a channel, and lets the bot join it. Throws AppError as `addChannel` does. */
export function setUpChannel(
  db: Db,
  networkId: string,
  channel: ChannelInput,
  by: NetworkChanger,
  now = new Date(),
): Promise<Added> {
  return inTransaction(db, async (tx) => {
    const channelId = await addChannel(tx, networkId, channel, now);
    await recordAudit(tx, {
      ...auditOf(by),
      at: now,
      action: "channel.create",
      target: { type: "channel", id: channelId, name: channel.name },
      after: { networkId, hasKey: Boolean(channel.key) },
    });
    return { id: channelId, jobId: await tellBot(tx, networkId, by, now) };
  });
}

/** A network by its name, whatever its case, or by its id. Throws AppError not_found that lists what there is. */
export async function getNetworkByName(db: Db, name: string): Promise<NetworkView> {
  const rows = await db.network.findMany({ select: { id: true, name: true } });
  const wanted = name.toLowerCase();
  const row = rows.find((each) => each.id === name || each.name.toLowerCase() === wanted);
  if (row) return getNetwork(db, row.id);
  const known = rows.map((each) => each.name).join(", ");
  throw new AppError(
    "not_found",
    known ? { key: "networks.missingOf", name, known } : { key: "networks.noneYet" },
  );
}
