/** Waking up when another process wrote to the database. The only place that polls or listens. */
import Database from "better-sqlite3";
import type { Client } from "pg";
import { providerOf, sqliteFile } from "./address.ts";

export interface Waker {
  /** Calls `listener` soon after somebody committed; may call it too often, never too rarely. Gives the way to stop. */
  onWake(listener: () => void): () => void;
  close(): Promise<void>;
}

const SQLITE_POLL_MS = 25;
const RECONNECT_MS = 1_000;

/** Watches the database at `url`. Problems go to `report`; watching goes on. */
export function createWaker(url: string, report: (error: unknown) => void): Waker {
  const listeners = new Set<() => void>();
  const wake = () => {
    for (const listener of listeners) listener();
  };
  const stop =
    providerOf(url) === "sqlite" ? watchSqlite(url, wake, report) : listen(url, wake, report);
  return {
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      await stop();
    },
  };
}

/** `PRAGMA data_version` changes when another connection has committed; reading it costs microseconds. */
function watchSqlite(url: string, wake: () => void, report: (error: unknown) => void) {
  // Not opened read-only: whoever comes first to a file in WAL mode has to make its index.
  const database = new Database(sqliteFile(url), { fileMustExist: true, timeout: 0 });
  const version = database.prepare("PRAGMA data_version").pluck();
  let last = version.get();
  const timer = setInterval(() => {
    try {
      const now = version.get();
      if (now === last) return;
      last = now;
      wake();
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
function listen(url: string, wake: () => void, report: (error: unknown) => void) {
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
    next.on("notification", wake);
    next.on("error", again);
    next.on("end", () => again(new Error("the listening connection ended")));
    try {
      await next.connect();
      await next.query("LISTEN steward");
      wake();
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
