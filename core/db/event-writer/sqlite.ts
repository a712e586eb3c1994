/** The hot path into the event log on SQLite. Blocks its thread: it runs in one of its own. */
import Database from "better-sqlite3";
import { sqliteFile } from "../address.ts";
import { insertFromJson } from "../json-rows.ts";
import { EVENT_COLUMNS } from "./columns.ts";

const LOCK_WAIT_MS = 2_000;
/** KiB of pages kept in memory; the log is appended to, and seldom needs an old page. */
const CACHE_KIB = 1_024;

/** Opens a SQLite file for appending events, given as JSON rows: all of a batch are stored, or none and it throws. */
export function openSqliteEventWriter(url: string) {
  const database = new Database(sqliteFile(url), { timeout: LOCK_WAIT_MS });
  database.pragma(`cache_size = -${CACHE_KIB}`);
  const insert = database.prepare(insertFromJson("sqlite", "Event", EVENT_COLUMNS));
  // IMMEDIATE: the full-text index is read before it is written, and SQLite does not wait for the lock on that way up.
  const store = database.transaction((batch: string) => insert.run(batch)).immediate;
  return {
    write(batch: string): void {
      store(batch);
    },
    close: () => database.close(),
  };
}
