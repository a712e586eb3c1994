/** Telling "the database is away" from every other failure, and asking whether it is there. */
import { statSync } from "node:fs";
import { providerOf, sqliteFile } from "./address.ts";
import { type Db, engineOf } from "./client.ts";

/** Prisma: cannot reach, timed out, access denied, no such database, closed, pool exhausted, transaction not started in time. */
const PRISMA = /^P(1000|1001|1002|1003|1008|1010|1011|1017|2024|2028|2037)$/;
/** Node, SQLite and PostgreSQL (classes 08 connection, 53 resources, 57P shutdown, 58 system). */
const DRIVER =
  /^(E(CONN(REFUSED|RESET|ABORTED)|NOTFOUND|TIMEDOUT|PIPE|AI_AGAIN|HOSTUNREACH)|SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR|FULL|NOTADB|READONLY_DBMOVED)(_\w+)?|08\w{3}|53\w{3}|57P\w{2}|58\w{3})$/;
const ADAPTER =
  /^(DatabaseNotReachable|ConnectionClosed|TooManyConnections|SocketTimeout|TlsConnectionError)$/;
const WORDS =
  /\b(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after calling end)\b/i;

interface Clues {
  readonly code?: unknown;
  readonly kind?: unknown;
  readonly originalCode?: unknown;
  readonly message?: unknown;
  readonly name?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown } | undefined;
}

/** True when an error means that the database did not answer, whatever was asked of it. Looks through causes. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 6) return false;
  const { code, kind, originalCode, message, name, cause, meta } = error as Clues;
  const says = (value: unknown, pattern: RegExp) =>
    typeof value === "string" && pattern.test(value);
  return (
    name === "PrismaClientInitializationError" ||
    says(code, PRISMA) ||
    says(code, DRIVER) ||
    says(originalCode, DRIVER) ||
    says(kind, ADAPTER) ||
    says(message, WORDS) ||
    isDatabaseAway(cause, depth + 1) ||
    isDatabaseAway(meta?.driverAdapterError, depth + 1)
  );
}

/**
 * Gives a function that asks the database at `url` for a sign of life and throws when there is none. A SQLite file that was
 * moved away or replaced counts as away, although this process could go on with the old one: the bot would not see it.
 */
export function createPing(db: Db, url: string): () => Promise<void> {
  const file = providerOf(url) === "sqlite" ? sqliteFile(url) : null;
  const first = file === null ? null : statSync(file).ino;
  return async () => {
    if (file !== null && statSync(file).ino !== first)
      throw new Error("Another file has taken the place of the database. Restart Steward.");
    // Touches the file or the server, unlike a bare SELECT 1.
    if (engineOf(db) === "sqlite") await db.$queryRaw`SELECT 1 FROM "Setting" LIMIT 1`;
    else await db.$queryRaw`SELECT 1`;
  };
}
