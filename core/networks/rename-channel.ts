/** A channel has another name: what is kept about it goes on under the new one. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { casemappingOf, fold } from "#core/irc/casemapping";
import { touchRegistry } from "#core/modules/rows";
import { newId } from "#core/secrets";
import { noSuchNetwork } from "./networks.ts";

interface Rename {
  readonly networkId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves a channel's row with its levels and modes, its quotes, its bans and what modules may do there. The lines of the log follow by
 * `followRenames`. A row that had the new name already is about a channel that is no more, since a server gives no name twice: it
 * goes with its levels, so that nobody is an operator of the renamed channel by it.
 */
export async function renameChannel(db: Db, rename: Rename, now: Date): Promise<void> {
  const { networkId, from, to } = rename;
  await inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    const network = await tx.network.findUnique({
      where: { id: networkId },
      select: { casemapping: true },
    });
    if (!network) throw noSuchNetwork();
    const casemapping = casemappingOf(network.casemapping);
    const move = { before: fold(from, casemapping), after: fold(to, casemapping) };
    const where = { networkId, folded: move.before };
    if (move.before !== move.after) {
      if ((await tx.channel.count({ where })) > 0) await makeRoom(tx, networkId, move.after, now);
      await moveQuotes(tx, rename, move);
      await tx.ban.updateMany({
        where: { networkId, channelFolded: move.before },
        data: { channelFolded: move.after },
      });
    }
    await moveRules(tx, rename, (name) => fold(name, casemapping) === move.before);
    await tx.sighting.updateMany({ where: { networkId, channel: from }, data: { channel: to } });
    await tx.sighting.updateMany({
      where: { networkId, wordsChannel: from },
      data: { wordsChannel: to },
    });
    await tx.channel.updateMany({ where, data: { name: to, folded: move.after } });
  });
}

interface Move {
  readonly before: string;
  readonly after: string;
}

async function makeRoom(tx: Tx, networkId: string, folded: string, now: Date): Promise<void> {
  const old = await tx.channel.findUnique({
    where: { networkId_folded: { networkId, folded } },
    include: { levels: { select: { userId: true, level: true } } },
  });
  if (!old) return;
  await tx.channel.deleteMany({ where: { id: old.id } });
  const { id, name, levels } = old;
  await recordAudit(tx, {
    ...{ at: now, actor: { name: "the network" }, via: "system", action: "channel.replace" },
    target: { type: "channel", id, name },
    before: { levels },
    reason: "Another channel has taken its name.",
  });
}

/** Numbers stay as people know them; only behind quotes that are there already do they go on from the last. */
async function moveQuotes(tx: Tx, { networkId, to }: Rename, { before, after }: Move) {
  const lastOf = async (channelFolded: string) =>
    (
      await tx.quoteCounter.findUnique({
        where: { networkId_channelFolded: { networkId, channelFolded } },
      })
    )?.last ?? 0;
  const moved = await lastOf(before);
  if (moved === 0) return;
  const behind = await lastOf(after);
  await tx.quote.updateMany({
    where: { networkId, channelFolded: before },
    data: { channel: to, channelFolded: after, number: { increment: behind } },
  });
  await tx.quoteCounter.deleteMany({ where: { networkId, channelFolded: before } });
  await tx.quoteCounter.upsert({
    where: { networkId_channelFolded: { networkId, channelFolded: after } },
    create: { networkId, channelFolded: after, last: moved },
    update: { last: behind + moved },
  });
}

/** Lists of a module that say where it works. Those for every network name channels of all, and get the new name besides. */
async function moveRules(tx: Tx, { networkId, to }: Rename, isIt: (name: string) => boolean) {
  const rules = await tx.moduleRule.findMany({
    where: {
      kind: { in: ["channel-on", "channel-off"] },
      module: { networkId: { in: [networkId, "*"] } },
    },
    include: { module: { select: { networkId: true } } },
  });
  for (const { id, moduleId, kind, value, module } of rules.filter((rule) => isIt(rule.value))) {
    const key = { moduleId, kind, value: to };
    await tx.moduleRule.upsert({
      where: { moduleId_kind_value: key },
      create: { id: newId(), ...key },
      update: {},
    });
    if (module.networkId === networkId && value !== to)
      await tx.moduleRule.deleteMany({ where: { id } });
  }
}
