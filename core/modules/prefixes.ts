/** What commands begin with. The narrowest that was decided counts: module, channel, network, bot. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { commandPrefixInput } from "#core/networks/schema";
import type { SettingValue } from "#core/settings/registry";
import { type Changer, changeSetting } from "#core/settings/settings";
import { ANY, touchRegistry } from "./rows.ts";

function check(prefix: string): string {
  const parsed = commandPrefixInput.safeParse(prefix);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", parsed.error.issues[0]?.message ?? { key: "modules.noPrefix" });
}

const chosen = { name: true, commandPrefix: true } as const;

/** Rows that have a prefix of their own, and how they are called in the audit log. */
const rows = {
  channel: {
    unknown: "modules.unknownChannel",
    find: (tx: Tx, id: string) => tx.channel.findUnique({ where: { id }, select: chosen }),
    write: (tx: Tx, id: string, commandPrefix: string) =>
      tx.channel.update({ where: { id }, data: { commandPrefix } }),
  },
  network: {
    unknown: "modules.unknownNetwork",
    find: (tx: Tx, id: string) => tx.network.findUnique({ where: { id }, select: chosen }),
    write: (tx: Tx, id: string, commandPrefix: string) =>
      tx.network.update({ where: { id }, data: { commandPrefix } }),
  },
} as const;

async function setRowPrefix(
  db: Db,
  { type, id }: { readonly type: keyof typeof rows; readonly id: string },
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  const next = prefix === null ? "" : check(prefix);
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const row = await rows[type].find(tx, id);
    if (!row) throw new AppError("not_found", { key: rows[type].unknown });
    if (row.commandPrefix === next) return false;
    await rows[type].write(tx, id, next);
    await recordAudit(tx, {
      ...by,
      at: now,
      action: `${type}.prefix`,
      target: { type, id, name: row.name },
      before: { prefix: row.commandPrefix },
      after: { prefix: next },
    });
    return true;
  });
}

/** For a channel; null goes back to its network's. False when it was so already. Throws AppError not_found, invalid. */
export function setChannelPrefix(
  db: Db,
  channelId: string,
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  return setRowPrefix(db, { type: "channel", id: channelId }, prefix, by, now);
}

/** For a network; null goes back to the bot's own. False when it was so already. The bot must apply the network afterwards. */
export function setNetworkPrefix(
  db: Db,
  networkId: string,
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  return setRowPrefix(db, { type: "network", id: networkId }, prefix, by, now);
}

/** For one bot, or for every bot (`*`); null goes back to what holds for every bot. False when it was so already. */
export async function setBotPrefix(
  db: Db,
  botId: string,
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  const wanted = prefix ?? (botId === ANY ? "." : null);
  const next = wanted === null ? null : check(wanted);
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    let changed = false;
    const change = (before: SettingValue<"modules">) => {
      changed = (before.prefixes[botId] ?? null) !== next;
      const { [botId]: _, ...others } = before.prefixes;
      return { ...before, prefixes: next === null ? others : { ...others, [botId]: next } };
    };
    await changeSetting(tx, "modules", change, by, now);
    return changed;
  });
}
