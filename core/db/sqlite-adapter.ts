/**
 * The better-sqlite3 driver as Prisma wants it, made safe for many callers. The stock adapter has one connection, on which
 * a plain query runs inside whatever transaction happens to be open; and it begins transactions without taking the write
 * lock. Here reads have a connection of their own, writes and transactions take turns on another, transactions begin
 * IMMEDIATE, and a lock held by another process is waited for without blocking the thread.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from "@prisma/driver-adapter-utils";

const MIGRATION_BLOCK_MS = 50;
const GIVE_UP_MS = 10_000;

/** The driver with nothing around it: one connection. For migrations, which are alone with the file. */
export function plainSqliteAdapter(
  url: string,
  blockMs = MIGRATION_BLOCK_MS,
): SqlMigrationAwareDriverAdapterFactory {
  return new PrismaBetterSqlite3({ url, timeout: blockMs }, { timestampFormat: "unixepoch-ms" });
}

/** `patienceMs` is how long to wait for others who hold the lock before giving up. */
export function sqliteAdapter(
  url: string,
  patienceMs = GIVE_UP_MS,
): SqlMigrationAwareDriverAdapterFactory {
  // SQLite waits for a lock by sleeping, which would stop everything else in the process; `patiently` waits instead.
  const plain = plainSqliteAdapter(url, 0);
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    connectToShadowDb: () => plain.connectToShadowDb(),
    connect: async () => turnTaking(await plain.connect(), await plain.connect(), patienceMs),
  };
}

const isBusy = (error: unknown) =>
  isDriverAdapterError(error) && error.cause.kind === "SocketTimeout";

/** Tries again while another process holds the lock, until `deadline` on the monotonic clock; at least once. */
async function patiently<Result>(
  deadline: number,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(1 + Math.random() * 10);
    }
  }
}

/** Hands out one turn at a time, first come first served; the holder gives it back by calling the function once. */
function createTurns(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    let release = () => {};
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = last;
    last = last.then(() => mine);
    await before;
    return release;
  };
}

const isRead = ({ sql }: SqlQuery) => /^\s*(SELECT|EXPLAIN)\b/i.test(sql);

function turnTaking(
  reads: SqlDriverAdapter,
  writes: SqlDriverAdapter,
  patienceMs: number,
): SqlDriverAdapter {
  const nextTurn = createTurns();
  // Counts from the asking: whoever waited for a turn behind others who gave up does not wait as long again.
  const deadline = () => performance.now() + patienceMs;

  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const until = deadline();
    const release = await nextTurn();
    try {
      return await patiently(until, work);
    } finally {
      release();
    }
  };

  return {
    provider: reads.provider,
    adapterName: reads.adapterName,
    queryRaw: (query) =>
      isRead(query)
        ? patiently(deadline(), async () => reads.queryRaw(query))
        : inTurn(async () => writes.queryRaw(query)),
    executeRaw: (query) => inTurn(async () => writes.executeRaw(query)),
    executeScript: (script) => inTurn(async () => writes.executeScript(script)),
    startTransaction: async () => {
      const until = deadline();
      const release = await nextTurn();
      try {
        await patiently(until, async () => writes.executeRaw(statement("BEGIN IMMEDIATE")));
      } catch (error) {
        release();
        throw error;
      }
      return transactionOn(writes, release);
    },
    dispose: async () => {
      await reads.dispose();
      await writes.dispose();
    },
  };
}

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** Prisma sends COMMIT and ROLLBACK as statements and then calls `commit` or `rollback`; either way the turn must end once. */
function transactionOn(connection: SqlDriverAdapter, release: () => void): Transaction {
  const run = async (sql: string) => {
    await connection.executeRaw(statement(sql));
  };
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => connection.queryRaw(query),
    executeRaw: async (query) => {
      try {
        return await connection.executeRaw(query);
      } catch (error) {
        if (/^\s*COMMIT/i.test(query.sql)) {
          await run("ROLLBACK");
          release();
        }
        throw error;
      }
    },
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
    commit: async () => release(),
    rollback: async () => release(),
  };
}
