/**
 * Pages of the log. However rare what fits is, no statement looks at more than a bounded stretch of it, so that a page can be
 * given up for time between two of them.
 */
import { type Db, engineOf } from "#core/db/client";
import { type Bounds, boundsOf } from "./bounds.ts";
import { filterWhere, readableBy, visibleTo } from "./conditions.ts";
import type { LogFilter } from "./filter.ts";
import { asSeen, withoutReserved } from "./reserved.ts";
import type { LogRow, StoredEvent, Viewer } from "./rights.ts";
import { searchIds } from "./search.ts";
import { stretchesOf } from "./stretches.ts";

export interface LogPage {
  /** Oldest first. */
  readonly rows: readonly LogRow[];
  /** Ask with this as `before` for what came earlier; null when there is nothing earlier. */
  readonly before: number | null;
  /** ISO 8601: how far back it has looked, when the time was over before it had enough; else null. */
  readonly searchedTo: string | null;
}

export interface PageOptions {
  readonly before?: number;
  readonly limit?: number;
  /** Looks no further once this time is over. */
  readonly lookMs?: number;
}

const LOOK_MS = 10_000;

/** A step back through the log: what it found, newest first, and where the next begins; null when there is nothing earlier. */
interface Step {
  readonly rows: readonly StoredEvent[];
  readonly next: number | null;
}

/** The newest rows that fit, before row `before` where given. */
export async function listEvents(
  db: Db,
  viewer: Viewer,
  filter: LogFilter,
  { before, limit = 100, lookMs = LOOK_MS }: PageOptions = {},
): Promise<LogPage> {
  const until = performance.now() + lookMs;
  const bounds = await boundsOf(db, filter.since, filter.until);
  const step = (filter.text === "" ? stretches : hits)(db, viewer, filter, bounds);
  const found: StoredEvent[] = [];
  let from = Math.min(before ?? bounds.below, bounds.below);
  for (;;) {
    const { rows, next } = await step(from, limit + 1 - found.length);
    found.push(...rows);
    if (found.length > limit || next === null) return pageOf(db, viewer, found, limit);
    from = next;
    if (performance.now() > until) return brokenOff(db, viewer, found, from);
  }
}

async function pageOf(
  db: Db,
  viewer: Viewer,
  found: readonly StoredEvent[],
  limit: number,
): Promise<LogPage> {
  const kept = found.slice(0, limit);
  const oldest = kept.at(-1);
  return {
    rows: (await asSeen(db, viewer, kept)).reverse(),
    before: found.length > limit && oldest ? oldest.id : null,
    searchedTo: null,
  };
}

async function brokenOff(
  db: Db,
  viewer: Viewer,
  found: readonly StoredEvent[],
  from: number,
): Promise<LogPage> {
  const rows = (await asSeen(db, viewer, found)).reverse();
  const where = { id: { gte: from } };
  const end = await db.event.findFirst({ where, orderBy: { id: "asc" }, select: { at: true } });
  return { rows, before: from, searchedTo: (end?.at ?? new Date()).toISOString() };
}

/** Without words: stretches of numbers, longer ones where little fits. */
function stretches(db: Db, viewer: Viewer, filter: LogFilter, { above }: Bounds) {
  const where = { AND: [visibleTo(viewer), filterWhere(filter, engineOf(db))] };
  const look = stretchesOf(db, where, "desc");
  return async (from: number, take: number): Promise<Step> => {
    const { rows, rest } = await look({ above, below: from }, take);
    return { rows, next: rest?.below ?? null };
  };
}

/** So many hits of the full-text index at once; rights and filters are applied to them in turn. */
const HITS = 500;

function hits(db: Db, viewer: Viewer, filter: LogFilter, { above }: Bounds) {
  const where = { AND: [visibleTo(viewer), readableBy(viewer), filterWhere(filter, engineOf(db))] };
  return async (from: number, take: number): Promise<Step> => {
    const ids = await searchIds(db, filter.terms, { above, below: from }, HITS);
    const fitting = await db.event.findMany({
      where: { AND: [{ id: { in: ids } }, where] },
      orderBy: { id: "desc" },
    });
    const rows = (await withoutReserved(db, viewer, fitting)).slice(0, take);
    return { rows, next: ids.length < HITS ? null : (ids.at(-1) ?? null) };
  };
}
