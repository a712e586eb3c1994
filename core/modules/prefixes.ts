/** What commands begin with. The narrowest that was decided counts: module, channel, network, bot. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { commandPrefixInput } from "#core/networks/schema";
import type { SettingValue } from "#core/settings/registry";
import { type Changer, changeSetting } from "#core/settings/settings";
import { ANY, touchRegistry } from "./rows.ts";

function check(prefix: string): string {
  const parsed = commandPrefixInput.safeParse(prefix);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", parsed.error.issues[0]?.message ?? "That is no prefix.");
}

/** For a channel; null goes back to its network's. False when it was so already. Throws AppError not_found, invalid. */
export async function setChannelPrefix(
  db: Db,
  channelId: string,
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  const next = prefix === null ? "" : check(prefix);
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const row = await tx.channel.findUnique({
      where: { id: channelId },
      select: { name: true, commandPrefix: true },
    });
    if (!row) throw new AppError("not_found", "The bot does not know that channel.");
    if (row.commandPrefix === next) return false;
    await tx.channel.update({ where: { id: channelId }, data: { commandPrefix: next } });
    await recordAudit(tx, {
      ...by,
      at: now,
      action: "channel.prefix",
      target: { type: "channel", id: channelId, name: row.name },
      before: { prefix: row.commandPrefix },
      after: { prefix: next },
    });
    return true;
  });
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

/** For a network; empty is the bot's own. False when it was so already. The bot must apply the network afterwards. */
export async function setNetworkPrefix(
  db: Db,
  networkId: string,
  prefix: string | null,
  by: Changer,
  now: Date,
): Promise<boolean> {
  const next = prefix === null ? "" : check(prefix);
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const row = await tx.network.findUnique({
      where: { id: networkId },
      select: { name: true, commandPrefix: true },
    });
    if (!row) throw new AppError("not_found", "The bot does not know that network.");
    if (row.commandPrefix === next) return false;
    await tx.network.update({ where: { id: networkId }, data: { commandPrefix: next } });
    await recordAudit(tx, {
      ...by,
      at: now,
      action: "network.prefix",
      target: { type: "network", id: networkId, name: row.name },
      before: { prefix: row.commandPrefix },
      after: { prefix: next },
    });
    return true;
  });
}
