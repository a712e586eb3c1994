import "server-only";
import { type Db, openDb } from "#core/db/client";
import { createWaker, type Waker } from "#core/db/wake";
import { readEnv } from "#core/env";
import { webLog } from "#web/log";

/** People wait for an answer: better "try again" in two seconds than a page in ten. */
const PATIENCE_MS = 1_200;

// Next's development server evaluates modules again on each change; connections must outlive that.
const kept = globalThis as typeof globalThis & { stewardDb?: Db; stewardWaker?: Waker };

function keptDb(): Db {
  kept.stewardDb ??= openDb(readEnv().databaseUrl, PATIENCE_MS);
  return kept.stewardDb;
}

/** The web process's one database client. */
export const db: Db = keptDb();

/** Wakes whoever follows the database in this process. */
export function waker(): Waker {
  kept.stewardWaker ??= createWaker(readEnv().databaseUrl, (err) =>
    webLog.warn({ err }, "watching the database failed; trying again"),
  );
  return kept.stewardWaker;
}
