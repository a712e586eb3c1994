/** Waking up when another process wrote to the database. The only place that polls or listens. */
import Database from "better-sqlite3";
import type { Client } from "pg";
import { providerOf, sqliteFile } from "./address.ts";

/** The tables that somebody waits for; prisma/sql makes their writes known. */
export type WakeTable = "Event" | "Job" | "Mail" | "Setting";

export interface Waker {
  /**
   * Calls `listener` soon after somebody committed a change to `table` (of events and mails: a new row); may call it too often,
   * never too rarely. Gives the way to stop.
   */
  onWake(table: WakeTable, listener: () => void): () => void;
  close(): Promise<void>;
}

/** Null when nobody knows what changed. */
type Wake = (table: string | null) => void;

const SQLITE_POLL_MS = 25;
const RECONNECT_MS = 1_000;

/** Watches the database at `url`. Problems go to `report`; watching goes on. */
export function createWaker(url: string, report: (error: unknown) => void): Waker {
  const listeners = new Set<{ readonly table: WakeTable; readonly listener: () => void }>();
  const wake: Wake = (changed) => {
    for (const { table, listener } of listeners)
      if (changed === null || changed === table) listener();
  };
  const stop =
    providerOf(url) === "sqlite" ? watchSqlite(url, wake, report) : listen(url, wake, report);
  return {
    onWake(table, listener) {
      const one = { table, listener };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    async close() {
      listeners.clear();
      await stop();
    },
  };
}

/**
 * `PRAGMA data_version` changes when another connection has committed; only then the marks of the tables are read. Both cost
 * microseconds.
 */
function watchSqlite(url: string, wake: Wake, report: (error: unknown) => void) {
  // Not opened read-only: whoever comes first to a file in WAL mode has to make its index.
  const database = new Database(sqliteFile(url), { fileMustExist: true, timeout: 0 });
  const version = database.prepare("PRAGMA data_version").pluck();
  const marks = database
    .prepare(
      `SELECT name, changes FROM wake_mark UNION ALL SELECT 'Event', coalesce(max("id"), 0) FROM "Event"`,
    )
    .raw();
  const read = () => new Map(marks.all() as [string, number][]);
  let last = version.get();
  let lastMarks = read();
  const timer = setInterval(() => {
    try {
      const now = version.get();
      if (now === last) return;
      const nowMarks = read();
      const before = lastMarks;
      last = now;
      lastMarks = nowMarks;
      for (const [table, mark] of nowMarks) if (mark !== before.get(table)) wake(table);
    } catch (error) {
      report(error);
    }
  }, SQLITE_POLL_MS);
  return async () => {
    clearInterval(timer);
    database.close();
  };
}

/** LISTEN on a connection of its own, made again when it breaks; a wake after each reconnection covers what was missed. */
function listen(url: string, wake: Wake, report: (error: unknown) => void) {
  let closed = false;
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const again = (error: unknown) => {
    if (closed || retry) return;
    report(error);
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RECONNECT_MS);
  };
  const connect = async () => {
    // Loaded here: with SQLite nobody needs it.
    const { default: pg } = await import("pg");
    if (closed) return;
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    client = next;
    next.on("notification", ({ payload }) => wake(payload ?? null));
    next.on("error", again);
    next.on("end", () => again(new Error("the listening connection ended")));
    try {
      await next.connect();
      await next.query("LISTEN steward");
      wake(null);
    } catch (error) {
      again(error);
    }
  };
  void connect();

  return async () => {
    closed = true;
    clearTimeout(retry);
    await client?.end();
  };
}
