/** Reading the log: pages of it, what surrounds a row, and what came after a number. */
import type { Db, Prisma } from "#core/db/client";
import { reaches } from "#core/levels";
import { foldings, type LogFilter } from "./filter.ts";
import {
  CHANNEL_KINDS,
  type LogRow,
  PEOPLE_KINDS,
  PRIVATE_KINDS,
  SPOKEN_KINDS,
  STATE_KINDS,
  type StoredEvent,
  seenBy,
  type Viewer,
} from "./rights.ts";
import { searchIds } from "./search.ts";

/** What the viewer may see, as a condition: the same rows as `maySee`. */
export function visibleTo(viewer: Viewer): Prisma.EventWhereInput {
  if (viewer.level === "superuser") return {};
  if (!reaches(viewer.level, "operator")) return { id: { in: [] } };
  if (reaches(viewer.level, "staff"))
    return { kind: { in: [...STATE_KINDS, ...CHANNEL_KINDS, ...PEOPLE_KINDS] } };
  const inChannels = channelConditions(viewer.channels).map((place) => ({
    kind: { in: [...CHANNEL_KINDS] },
    ...place,
  }));
  // No nested OR here: an empty one inside another condition would select everything.
  return { OR: [{ kind: { in: [...STATE_KINDS] } }, ...inChannels] };
}

function channelConditions(channels: ReadonlySet<string>): Prisma.EventWhereInput[] {
  const byNetwork = new Map<string, string[]>();
  for (const key of channels) {
    const blank = key.indexOf(" ");
    const networkId = key.slice(0, blank);
    byNetwork.set(networkId, [...(byNetwork.get(networkId) ?? []), key.slice(blank + 1)]);
  }
  return [...byNetwork].map(([networkId, folded]) => ({
    networkId,
    channelFolded: { in: folded },
  }));
}

/** Rows whose text the viewer sees in full; only these may be searched, or the search would tell what is hidden. */
function readableBy(viewer: Viewer): Prisma.EventWhereInput {
  if (viewer.level === "superuser") return {};
  if (reaches(viewer.level, "staff"))
    return { NOT: { channel: null, kind: { in: [...PRIVATE_KINDS] } } };
  return { kind: { in: [...SPOKEN_KINDS] } };
}

/** The filter without its words, as a condition. */
export function filterWhere(filter: LogFilter): Prisma.EventWhereInput {
  return {
    ...(filter.kinds.length > 0 ? { kind: { in: [...filter.kinds] } } : {}),
    ...(filter.networkId === null ? {} : { networkId: filter.networkId }),
    ...(filter.channel === null ? {} : { channelFolded: { in: foldings(filter.channel) } }),
    ...(filter.nick === null ? {} : { nickFolded: { in: foldings(filter.nick) } }),
  };
}

export interface LogPage {
  /** Oldest first. */
  readonly rows: readonly LogRow[];
  /** Ask with this as `before` for what came earlier; null when there is nothing earlier. */
  readonly before: number | null;
  /** How far back a search has looked, when it stopped before it had enough. */
  readonly searchedTo: string | null;
}

/** Above every number that a row can have. */
const LATEST = 2_147_483_647;

/** The newest rows that fit, before row `before` where given. */
export async function listEvents(
  db: Db,
  viewer: Viewer,
  filter: LogFilter,
  { before = LATEST, limit = 100 }: { readonly before?: number; readonly limit?: number } = {},
): Promise<LogPage> {
  if (filter.text !== "") return searchEvents(db, viewer, filter, before, limit);
  const found = await db.event.findMany({
    where: { AND: [{ id: { lt: before } }, visibleTo(viewer), filterWhere(filter)] },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return pageOf(viewer, found, limit);
}

function pageOf(viewer: Viewer, found: readonly StoredEvent[], limit: number): LogPage {
  const kept = found.slice(0, limit);
  const oldest = kept.at(-1);
  return {
    rows: kept.map((event) => seenBy(viewer.level, event)).reverse(),
    before: found.length > limit && oldest ? oldest.id : null,
    searchedTo: null,
  };
}

/** Looks at this many hits of the index per request; rights and filters are applied to them in turn. */
const BATCH = 500;
const BATCHES = 20;

async function searchEvents(
  db: Db,
  viewer: Viewer,
  filter: LogFilter,
  before: number,
  limit: number,
): Promise<LogPage> {
  const found: StoredEvent[] = [];
  let from = before;
  for (let batch = 0; batch < BATCHES; batch++) {
    const ids = await searchIds(db, filter.terms, from, BATCH);
    const rows = await db.event.findMany({
      where: {
        AND: [{ id: { in: ids } }, visibleTo(viewer), readableBy(viewer), filterWhere(filter)],
      },
      orderBy: { id: "desc" },
      take: limit + 1 - found.length,
    });
    found.push(...rows);
    const last = ids.at(-1);
    if (found.length > limit || ids.length < BATCH || last === undefined)
      return pageOf(viewer, found, limit);
    from = last;
  }
  const end = await db.event.findUnique({ where: { id: from }, select: { at: true } });
  const page = pageOf(viewer, found, limit);
  return { ...page, before: from, searchedTo: end?.at.toISOString() ?? null };
}

/** A row with what the viewer may see around it, or null when there is no such row for them. */
export async function eventContext(
  db: Db,
  viewer: Viewer,
  id: number,
  around = 50,
): Promise<{ readonly rows: readonly LogRow[]; readonly row: LogRow } | null> {
  const event = await db.event.findFirst({ where: { AND: [{ id }, visibleTo(viewer)] } });
  if (!event) return null;
  const scope = [visibleTo(viewer), placeOf(event)];
  const [earlier, later] = await Promise.all([
    db.event.findMany({
      where: { AND: [{ id: { lt: id } }, ...scope] },
      orderBy: { id: "desc" },
      take: around,
    }),
    db.event.findMany({
      where: { AND: [{ id: { gt: id } }, ...scope] },
      orderBy: { id: "asc" },
      take: around,
    }),
  ]);
  const see = (one: StoredEvent) => seenBy(viewer.level, one);
  return { row: see(event), rows: [...earlier.reverse(), event, ...later].map(see) };
}

/** The number of the first row from a moment on that the viewer may see, else of the last before it; null when there is none. */
export async function eventNear(db: Db, viewer: Viewer, moment: Date): Promise<number | null> {
  const find = (at: Prisma.DateTimeFilter<"Event">, order: "asc" | "desc") =>
    db.event.findFirst({
      where: { AND: [{ at }, visibleTo(viewer)] },
      orderBy: [{ at: order }, { id: order }],
      select: { id: true },
    });
  const found = (await find({ gte: moment }, "asc")) ?? (await find({ lt: moment }, "desc"));
  return found?.id ?? null;
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

const EXPORT_ROWS = 500;
/** A search is exported back to its newest this many hits. */
const EXPORT_SEARCH_ROWS = 20_000;

/** Everything that fits, oldest first, in pages. Ends early when the signal says so. */
export async function* allEvents(
  db: Db,
  viewer: Viewer,
  filter: LogFilter,
  signal: AbortSignal,
): AsyncGenerator<readonly LogRow[], undefined, undefined> {
  if (filter.text !== "") {
    yield* searchedEvents(db, viewer, filter, signal);
    return;
  }
  let after = 0;
  while (!signal.aborted) {
    const found = await db.event.findMany({
      where: { AND: [{ id: { gt: after } }, visibleTo(viewer), filterWhere(filter)] },
      orderBy: { id: "asc" },
      take: EXPORT_ROWS,
    });
    const last = found.at(-1);
    if (!last) return;
    yield found.map((event) => seenBy(viewer.level, event));
    after = last.id;
  }
}

async function* searchedEvents(db: Db, viewer: Viewer, filter: LogFilter, signal: AbortSignal) {
  const pages: (readonly LogRow[])[] = [];
  let before: number | null = LATEST;
  let rows = 0;
  while (before !== null && rows < EXPORT_SEARCH_ROWS && !signal.aborted) {
    const page: LogPage = await searchEvents(db, viewer, filter, before, EXPORT_ROWS);
    pages.push(page.rows);
    rows += page.rows.length;
    before = page.before;
  }
  yield* pages.reverse();
}
