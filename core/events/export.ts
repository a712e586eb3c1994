/** The log as a whole, for files. */
import { type Db, engineOf } from "#core/db/client";
import { type Bounds, boundsOf } from "./bounds.ts";
import { filterWhere, visibleTo } from "./conditions.ts";
import type { LogFilter } from "./filter.ts";
import { type LogPage, listEvents } from "./pages.ts";
import { asSeen } from "./reserved.ts";
import type { LogRow, Viewer } from "./rights.ts";
import { firstWithin } from "./stretches.ts";

/** Runs one piece of reading. */
export type Read = <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>;

const PAGE_ROWS = 500;
/** A search is exported back to its newest this many hits. */
const SEARCH_ROWS = 20_000;

/** Everything that fits, oldest first, in pages. Ends early when the signal says so. */
export async function* allEvents(
  read: Read,
  viewer: Viewer,
  filter: LogFilter,
  signal: AbortSignal,
): AsyncGenerator<readonly LogRow[], undefined, undefined> {
  if (filter.text !== "") {
    yield* searchedEvents(read, viewer, filter, signal);
    return;
  }
  let left: Bounds | null = await read((db) => boundsOf(db, filter.since, filter.until));
  while (left !== null && !signal.aborted) {
    const bounds: Bounds = left;
    const found = await read((db) => {
      const where = { AND: [visibleTo(viewer), filterWhere(filter, engineOf(db))] };
      return firstWithin(db, where, "asc", bounds, PAGE_ROWS);
    });
    const last = found.at(-1);
    left = found.length === PAGE_ROWS && last ? { ...bounds, above: last.id } : null;
    if (found.length > 0) yield await read((db) => asSeen(db, viewer, found));
  }
}

async function* searchedEvents(
  read: Read,
  viewer: Viewer,
  filter: LogFilter,
  signal: AbortSignal,
): AsyncGenerator<readonly LogRow[], undefined, undefined> {
  const pages: (readonly LogRow[])[] = [];
  let before: number | null = Number.MAX_SAFE_INTEGER;
  let rows = 0;
  while (before !== null && rows < SEARCH_ROWS && !signal.aborted) {
    const from: number = before;
    const page: LogPage = await read((db) =>
      listEvents(db, viewer, filter, { before: from, limit: PAGE_ROWS, lookMs: 1_000 }),
    );
    pages.push(page.rows);
    rows += page.rows.length;
    before = page.before;
  }
  yield* pages.reverse();
}
