import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { sqliteAdapter } from "./sqlite-adapter.ts";

export type Provider = "sqlite" | "postgresql";

/** Which engine a database URL means: `file:` is SQLite, everything else PostgreSQL. */
export function providerOf(url: string): Provider {
  return url.startsWith("file:") ? "sqlite" : "postgresql";
}

/** The path in a `file:` URL. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:/, "");
}

/** The driver for a database URL. Makes the folder of a SQLite file. */
export function adapterFor(url: string): SqlMigrationAwareDriverAdapterFactory {
  if (providerOf(url) === "postgresql") return new PrismaPg({ connectionString: url });
  mkdirSync(path.dirname(sqliteFile(url)), { recursive: true });
  return sqliteAdapter(url);
}
