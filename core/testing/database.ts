/** Databases for tests: migrated once, copied for each test. `TEST_DATABASE_URL` (a PostgreSQL server) moves a whole run there. */
import { copyFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, inject } from "vitest";
import { type Db, openDb } from "#core/db/client";
import { postgresAt } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated SQLite file, or a PostgreSQL server's URL. */
    databaseTemplate:
      | { kind: "sqlite"; file: string }
      | { kind: "postgresql"; url: string; name: string };
  }
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The URL of a fresh, migrated, empty database that is removed after the test. */
export async function freshDatabase(): Promise<string> {
  const template = inject("databaseTemplate");
  if (template.kind === "postgresql") return postgresAt(template.url).createDatabase(template.name);
  const folder = await mkdtemp(path.join(tmpdir(), "steward-test-"));
  const file = path.join(folder, "test.db");
  copyFileSync(template.file, file);
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return `file:${file}`;
}

/** A client on a fresh database; disconnected after the test. */
export async function freshDb(): Promise<Db> {
  return openTracked(await freshDatabase());
}

/** Another client on a database that the test already has. */
export function openTracked(url: string): Db {
  const db = openDb(url);
  cleanups.push(() => db.$disconnect());
  return db;
}
