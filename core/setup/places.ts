/** The first network and the first channel: from a form or the command line, audited, and the bot told. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { askBot } from "#core/jobs/jobs";
import type { Level } from "#core/levels";
import { addChannel } from "#core/networks/channels";
import { getNetwork, insertNetwork, type NetworkView } from "#core/networks/networks";
import type { ChannelInput, NetworkDraft } from "#core/networks/schema";
import type { Changer } from "#core/settings/settings";

/** Who adds something: for the audit trail, and what they may. */
export interface Founder extends Changer {
  readonly via: "web" | "cli";
  readonly level: Level;
}

/** Adds a network, and lets the bot connect to it. Gives its id. Throws AppError as `addNetwork` does. */
export async function setUpNetwork(
  db: Db,
  draft: NetworkDraft,
  by: Founder,
  now = new Date(),
): Promise<string> {
  const id = await inTransaction(db, async (tx) => {
    const networkId = await insertNetwork(tx, draft, now);
    const { servers, nick, kind = "irc" } = draft;
    await recordAudit(tx, {
      ...auditOf(by),
      at: now,
      action: "network.create",
      target: { type: "network", id: networkId, name: draft.name },
      after: { kind, nick, servers: servers.map(({ host, port }) => `${host}:${port}`).join(" ") },
    });
    return networkId;
  });
  await tellBot(db, id, by, now);
  return id;
}

/** Adds the embedded network unless it is there already, and gives its id. */
export async function setUpLobby(
  db: Db,
  draft: NetworkDraft,
  by: Founder,
  now = new Date(),
): Promise<string> {
  const existing = await db.network.findFirst({ where: { kind: "lobby" }, select: { id: true } });
  return existing?.id ?? setUpNetwork(db, draft, by, now);
}

/** Adds a channel, and lets the bot join it. Gives its id. Throws AppError as `addChannel` does. */
export async function setUpChannel(
  db: Db,
  networkId: string,
  channel: ChannelInput,
  by: Founder,
  now = new Date(),
): Promise<string> {
  const id = await inTransaction(db, async (tx) => {
    const channelId = await addChannel(tx, networkId, channel, now);
    await recordAudit(tx, {
      ...auditOf(by),
      at: now,
      action: "channel.create",
      target: { type: "channel", id: channelId, name: channel.name },
      after: { networkId, hasKey: Boolean(channel.key) },
    });
    return channelId;
  });
  await tellBot(db, networkId, by, now);
  return id;
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

const auditOf = ({ level: _, ...changer }: Founder): Changer => changer;

async function tellBot(db: Db, networkId: string, by: Founder, now: Date): Promise<void> {
  const asker = { id: by.actor.id ?? null, level: by.level, via: by.via };
  await askBot(db, "network.apply", { networkId }, asker, now);
}
