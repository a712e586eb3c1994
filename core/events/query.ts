/** Reading the log: what surrounds a row, and what came after a number. Pages of it: pages.ts. */
import type { Db, Prisma } from "#core/db/client";
import { boundsOf } from "./bounds.ts";
import { visibleTo } from "./conditions.ts";
import { asSeen } from "./reserved.ts";
import type { LogRow, StoredEvent, Viewer } from "./rights.ts";
import { firstWithin } from "./stretches.ts";

/** A row with what the viewer may see around it, or null when there is no such row for them. */
export async function eventContext(
  db: Db,
  viewer: Viewer,
  id: number,
  around = 50,
): Promise<{ readonly rows: readonly LogRow[]; readonly row: LogRow } | null> {
  const event = await db.event.findFirst({ where: { AND: [{ id }, visibleTo(viewer)] } });
  if (!event) return null;
  const scope = { AND: [visibleTo(viewer), placeOf(event)] };
  const end = (await lastEventId(db)) + 1;
  const [earlier, later] = await Promise.all([
    firstWithin(db, scope, "desc", { above: 0, below: id }, around),
    firstWithin(db, scope, "asc", { above: id, below: end }, around),
  ]);
  const rows = await asSeen(db, viewer, [...earlier.reverse(), event, ...later]);
  const row = rows[earlier.length];
  return row ? { row, rows } : null;
}

/** The number of the first row from a moment on that the viewer may see, else of the last before it; null when there is none. */
export async function eventNear(db: Db, viewer: Viewer, moment: Date): Promise<number | null> {
  const [from, to] = await Promise.all([boundsOf(db, moment, null), boundsOf(db, null, moment)]);
  const seen = visibleTo(viewer);
  const later = { AND: [{ at: { gte: moment } }, seen] };
  const earlier = { AND: [{ at: { lt: moment } }, seen] };
  const [next] = await firstWithin(db, later, "asc", from, 1);
  if (next) return next.id;
  const [last] = await firstWithin(db, earlier, "desc", to, 1);
  return last?.id ?? null;
}

/** What belongs to the same conversation: the channel, else the network, else everything. */
function placeOf(event: StoredEvent): Prisma.EventWhereInput {
  const { networkId, channelFolded } = event;
  if (networkId === null) return {};
  return channelFolded === null ? { networkId } : { networkId, channelFolded };
}

/** The number of the newest event; 0 in an empty log. */
export async function lastEventId(db: Db): Promise<number> {
  const last = await db.event.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return last?.id ?? 0;
}

/** Everything stored after number `after`, oldest first, at most `limit`. For the one reader of a process. */
export async function eventsAfter(
  db: Db,
  after: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  return db.event.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: limit });
}
