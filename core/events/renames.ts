/** When a channel gets another name, its past goes with it: who may read the one may read the other. */
import type { Db } from "#core/db/client";
import { casemappingOf, fold } from "#core/irc/casemapping";

const CURSOR = "events.renames";
/** Each batch is a few milliseconds for a database that others use meanwhile. */
const BATCH = 500;

/**
 * Lets the lines that were recorded before a `rename` row count as the new channel's, for every such row that was not dealt with
 * yet. The name they show stays the one of their time. Begins again where it was interrupted, and may run twice at once. Lines
 * after the row stay, since they are about another channel that took the old name. Gives how many renames there were.
 */
export async function followRenames(db: Db, signal: AbortSignal): Promise<number> {
  const stored = await db.setting.findUnique({ where: { key: CURSOR } });
  let done = typeof stored?.value === "number" ? stored.value : 0;
  for (let count = 0; ; count++) {
    const rename = await db.event.findFirst({
      where: { kind: "rename", id: { gt: done } },
      orderBy: { id: "asc" },
      select: { id: true, at: true, networkId: true, target: true, channelFolded: true },
    });
    if (!rename || signal.aborted) return count;
    await moveLines(db, rename, signal);
    if (signal.aborted) return count;
    done = rename.id;
    const row = { value: done, updatedAt: rename.at };
    await db.setting.upsert({
      where: { key: CURSOR },
      create: { key: CURSOR, ...row },
      update: row,
    });
  }
}

async function moveLines(
  db: Db,
  rename: {
    id: number;
    networkId: string | null;
    target: string | null;
    channelFolded: string | null;
  },
  signal: AbortSignal,
): Promise<void> {
  const { id, networkId, target, channelFolded: after } = rename;
  if (networkId === null || target === null || after === null) return;
  const network = await db.network.findUnique({ where: { id: networkId } });
  const before = fold(target, casemappingOf(network?.casemapping ?? ""));
  if (before === after) return;
  const where = { networkId, channelFolded: before, id: { lt: id } };
  while (!signal.aborted) {
    const found = await db.event.findMany({ where, select: { id: true }, take: BATCH });
    if (found.length === 0) return;
    const ids = found.map((row) => row.id);
    await db.event.updateMany({ where: { id: { in: ids } }, data: { channelFolded: after } });
  }
}
