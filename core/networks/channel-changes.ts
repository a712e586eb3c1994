/** Changing and removing channels from the console: audited, and the bot told. */
import { changes, recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { touchRegistry } from "#core/modules/rows";
import { keepsKey, modeRulesOf, readKeptModes } from "./kept-modes.ts";
import { type ChannelSettings, channelSettingsInput } from "./schema.ts";
import { sealSecret } from "./secrets.ts";
import { auditOf, type NetworkChanger, tellBot } from "./tell-bot.ts";

/**
 * Changes what the bot does about a channel, and gives the job that tells it; null when nothing is different. Throws AppError
 * invalid, not_found.
 */
export function changeChannel(
  db: Db,
  channelId: string,
  draft: ChannelSettings,
  by: NetworkChanger,
  now = new Date(),
): Promise<string | null> {
  const { key, ...next } = channelSettingsInput.parse(draft);
  return inTransaction(db, async (tx) => {
    const before = await lockedChannel(tx, channelId, now);
    const changed = changes(
      { ...settingsOf(before), key: keyMark(before) },
      { ...next, ...(key !== undefined && { key: newKeyMark(before, key) }) },
    );
    if (!changed) return null;
    readKeptModes(next.keptModes, modeRulesOf(before.network));
    if (keepsKey(next.keptModes) && (key ?? (key === undefined ? before.keySealed : null)) === null)
      throw new AppError("invalid", { key: "networks.modesNeedKey" });
    const sealed =
      key === undefined
        ? {}
        : { keySealed: key === null ? null : sealSecret("keySealed", channelId, key) };
    await tx.channel.update({
      where: { id: channelId },
      data: { ...next, ...sealed },
    });
    await recordAudit(tx, {
      ...{ ...auditOf(by), ...changed, at: now, action: "channel.change" },
      target: { type: "channel", id: channelId, name: before.name },
    });
    return tellBot(tx, before.networkId, by, now);
  });
}

/** Removes a channel with its modes and levels, and gives the job that makes the bot leave it. Throws AppError not_found. */
export function dropChannel(
  db: Db,
  channelId: string,
  by: NetworkChanger,
  now = new Date(),
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { networkId, name, autoJoin } = await lockedChannel(tx, channelId, now);
    await tx.channel.delete({ where: { id: channelId } });
    await recordAudit(tx, {
      ...{ ...auditOf(by), at: now, action: "channel.remove" },
      target: { type: "channel", id: channelId, name },
      before: { networkId, autoJoin },
    });
    return tellBot(tx, networkId, by, now);
  });
}

/** The channel as it is; whoever changes channels or prefixes waits here until the transaction ends. */
async function lockedChannel(tx: Tx, id: string, now: Date) {
  await touchRegistry(tx, now);
  const network = { select: { chanmodes: true, prefixModes: true } };
  const row = await tx.channel.findUnique({ where: { id }, include: { network } });
  if (!row) throw new AppError("not_found", { key: "networks.channelMissing" });
  return row;
}

const settingsOf = (row: Required<Omit<ChannelSettings, "key">>) => ({
  autoJoin: row.autoJoin,
  commandPrefix: row.commandPrefix,
  keptModes: row.keptModes,
  keptTopic: row.keptTopic,
  autoVoice: row.autoVoice,
  autoOp: row.autoOp,
});

const SET = "[key]";
const keyMark = ({ keySealed }: { readonly keySealed: string | null }) => (keySealed ? SET : null);
const newKeyMark = (before: { readonly keySealed: string | null }, key: string | null) =>
  key === null ? null : before.keySealed === null ? SET : "[another key]";
