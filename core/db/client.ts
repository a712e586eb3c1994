import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaClient as PostgresClient } from "#generated/postgresql/client/client";
import { Prisma, PrismaClient as SqliteClient } from "#generated/sqlite/client/client";
import { type Provider, providerOf } from "./address.ts";
import { adapterFor } from "./provider.ts";

/** The database as all code sees it. The two generated clients have the same models, so one type stands for both. */
export type Db = SqliteClient;

/** What runs inside a transaction: the models without connecting, disconnecting or nesting. */
export type Tx = Prisma.TransactionClient;

export type { Prisma };

/** An empty Json column, as writes have it. */
export const nullJson = Prisma.DbNull;

/** Tags raw SQL whose `${values}` are passed as parameters; for the few places that `Db` alone cannot express. */
export const sql = Prisma.sql;

// One for all copies of this file that a bundler makes: clients are handed from one to the other.
const kept = globalThis as typeof globalThis & { stewardEngines?: WeakMap<Db, Provider> };
kept.stewardEngines ??= new WeakMap();
const providers = kept.stewardEngines;

/** The engine behind a client, for SQL that differs between the two. */
export function engineOf(db: Db): Provider {
  return providers.get(db) ?? "sqlite";
}

/**
 * Opens the database at `url` (`file:…` or `postgresql://…`). The caller owns it and calls `$disconnect`. `patienceMs` is
 * how long to wait for the lock of a SQLite file (ten seconds unless told) or for a connection to PostgreSQL.
 */
export function openDb(url: string, patienceMs?: number): Db {
  return clientOn(providerOf(url), adapterFor(url, patienceMs));
}

/** A client on a driver of one's own. */
export function clientOn(provider: Provider, adapter: SqlDriverAdapterFactory): Db {
  const options = { adapter };
  const db =
    provider === "sqlite"
      ? new SqliteClient(options)
      : (new PostgresClient(options) as unknown as Db);
  providers.set(db, provider);
  return db;
}

/**
 * Runs `work` in one transaction; what it throws undoes everything. Guarding rules: the first statement is a write to the
 * row that is guarded, events are inserted last (inserting one takes a lock that orders them).
 */
export function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return db.$transaction(work, { maxWait: 10_000, timeout: 10_000 });
}

/** True for the driver's complaint that a unique column already has that value. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
