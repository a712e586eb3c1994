import "server-only";
import { LongReadStopped } from "#core/db/long-reads/long-reads";
import { isOpen, type LogFilter } from "#core/events/filter";
import { type LogPage, listEvents } from "#core/events/pages";
import type { Viewer } from "#core/events/rights";
import { db } from "#web/db";
import { longReads } from "#web/long-reads";

const ROWS = 150;
/** What is not found in this time the page looks for by itself, and shows how far it has come. */
const LOOK_MS = 150;
const LIMIT_MS = 400;

/** The newest rows up to number `last`, as many as are found at once. */
export async function firstPage(viewer: Viewer, filter: LogFilter, last: number): Promise<LogPage> {
  const before = last + 1;
  const options = { before, limit: ROWS, lookMs: LOOK_MS };
  // The newest rows are all there is to read: nothing that could take long.
  if (isOpen(filter) && viewer.level !== "operator") return listEvents(db, viewer, filter, options);
  try {
    return await longReads().run((reader) => listEvents(reader, viewer, filter, options), {
      owner: `search ${viewer.id}`,
      limitMs: LIMIT_MS,
    });
  } catch (error) {
    if (!LongReadStopped.is(error)) throw error;
    return { rows: [], before, searchedTo: new Date().toISOString() };
  }
}
