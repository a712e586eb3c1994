import { mkdirSync } from "node:fs";
import path from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { type Provider, providerOf, sqliteFile } from "./address.ts";

/** The driver for a database URL, loaded when it first connects: a process pays for one engine only. Makes the folder of a SQLite file. */
export function adapterFor(url: string): SqlMigrationAwareDriverAdapterFactory {
  const provider = providerOf(url);
  if (provider === "sqlite") mkdirSync(path.dirname(sqliteFile(url)), { recursive: true });
  const load = provider === "sqlite" ? () => sqliteDriver(url) : () => postgresDriver(url);
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

async function sqliteDriver(url: string): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const { sqliteAdapter } = await import("./sqlite-adapter.ts");
  return sqliteAdapter(url);
}

async function postgresDriver(url: string): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  return new PrismaPg({ connectionString: url });
}
