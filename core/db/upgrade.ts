/** Before a database is brought up to date: is it one of ours, not from the future, and is there a copy of it as it was? */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { AppError } from "#core/errors";
import { providerOf, sqliteFile } from "./address.ts";
import { backUpSqlite } from "./backup.ts";

/** Copies made before upgrades; older ones are removed. */
const KEPT = 5;
const COPY = /^before-upgrade-.+\.db$/;

/** The names of all migrations of this version for the engine of `url`, oldest first. */
export function knownMigrations(root: string, url: string): string[] {
  return readdirSync(path.join(root, "prisma/migrations", providerOf(url)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Refuses a database that a newer version has changed. Throws AppError conflict. */
export function refuseNewer(known: readonly string[], applied: readonly string[]): void {
  const foreign = applied.filter((name) => !known.includes(name));
  if (foreign.length > 0)
    throw new AppError(
      "conflict",
      `This database was changed by a newer version of Steward (${foreign.join(", ")}). Run that version, or restore a copy from before.`,
    );
}

/**
 * Gets ready to apply migrations. A SQLite database that has data and lacks some is copied first, into `folder`; gives the
 * file, or null when nothing was copied. PostgreSQL is backed up with its own tools. Throws AppError: conflict for a database
 * of a newer version, unavailable when the copy cannot be made.
 */
export async function prepareUpgrade(
  root: string,
  url: string,
  folder: string,
  now: Date,
): Promise<string | null> {
  const known = knownMigrations(root, url);
  const applied = await appliedMigrations(url);
  refuseNewer(known, applied);
  const isCurrent = known.every((name) => applied.includes(name));
  if (applied.length === 0 || isCurrent || providerOf(url) === "postgresql") return null;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().slice(0, 19).replaceAll(":", "");
  const file = path.join(folder, `before-upgrade-${stamp}.db`);
  try {
    backUpSqlite(url, file);
  } catch (error) {
    if (AppError.is(error)) throw error;
    throw new AppError(
      "unavailable",
      `The database was not changed, because no copy of it could be made in ${folder}. Is there room?`,
      { cause: error },
    );
  }
  forgetOldCopies(folder);
  return file;
}

function forgetOldCopies(folder: string): void {
  const copies = readdirSync(folder)
    .filter((name) => COPY.test(name))
    .sort();
  for (const name of copies.slice(0, -KEPT)) rmSync(path.join(folder, name), { force: true });
}

const BOOKS = "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL";

/** The migrations that a database has; none for one that is empty or not there yet. */
async function appliedMigrations(url: string): Promise<string[]> {
  if (providerOf(url) === "postgresql") return appliedOnPostgres(url);
  const file = sqliteFile(url);
  return existsSync(file) ? migrationsIn(file) : [];
}

/** The same for a SQLite file. Throws the driver's error for what is no database. */
export function migrationsIn(file: string): string[] {
  const database = new Database(file, { readonly: true, timeout: 10_000 });
  try {
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'");
    if (has.get() === undefined) return [];
    return (database.prepare(BOOKS).all() as { name: string }[]).map(({ name }) => name);
  } finally {
    database.close();
  }
}

async function appliedOnPostgres(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS books");
    if ((rows[0] as { books: string | null }).books === null) return [];
    return ((await client.query(BOOKS)).rows as { name: string }[]).map(({ name }) => name);
  } finally {
    await client.end();
  }
}
