import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { makeSqliteFile, type Provider, providerOf } from "./address.ts";

/** Frees what waits on a connection that died without a word. No query of ours takes as long. */
const SILENCE_MS = 30_000;

/**
 * The driver for a database URL, loaded when it first connects: a process pays for one engine only. Makes a SQLite file that
 * is not there. `patienceMs` is how long to wait for a lock in it, or for a connection to the server.
 */
export function adapterFor(
  url: string,
  patienceMs?: number,
): SqlMigrationAwareDriverAdapterFactory {
  const provider = providerOf(url);
  if (provider === "sqlite") makeSqliteFile(url);
  const load =
    provider === "sqlite"
      ? () => sqliteDriver(url, patienceMs)
      : () => postgresDriver(url, patienceMs);
  return {
    ...names[provider],
    connect: async () => (await load()).connect(),
    connectToShadowDb: async () => (await load()).connectToShadowDb(),
  };
}

/** As the drivers call themselves. */
const names = {
  sqlite: { provider: "sqlite", adapterName: "@prisma/adapter-better-sqlite3" },
  postgresql: { provider: "postgres", adapterName: "@prisma/adapter-pg" },
} as const satisfies Record<Provider, object>;

async function sqliteDriver(
  url: string,
  patienceMs: number | undefined,
): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const { sqliteAdapter } = await import("./sqlite-adapter.ts");
  return sqliteAdapter(url, patienceMs);
}

async function postgresDriver(
  url: string,
  patienceMs: number | undefined,
): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  return new PrismaPg({
    connectionString: url,
    query_timeout: SILENCE_MS,
    keepAlive: true,
    ...(patienceMs === undefined ? {} : { connectionTimeoutMillis: patienceMs }),
  });
}
