/** Copies of a PostgreSQL database, as `pg_dump --format=custom` makes them. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { makeNewFile } from "#core/db/backup";
import { knownMigrations, refuseNewer } from "#core/db/upgrade";
import { AppError } from "#core/errors";
import { databaseName, inShell, lineFor, runTool } from "./postgres-tools.ts";

const DUMP = "--format=custom";
/** Nobody is to be asked while we wait. */
const NO_PASSWORD = "--no-password";
const RESTORE = "--clean --if-exists --no-owner --single-transaction";

/**
 * Writes a copy that only its owner may read, and checks it. `before` is done when the file is made and nothing is copied yet.
 * Throws AppError: conflict when the file exists, invalid with the line to run where pg_dump is missing, unavailable when it fails.
 */
export async function backUpPostgres(
  databaseUrl: string,
  file: string,
  before: () => Promise<void> = async () => {},
): Promise<void> {
  const instead = `umask 077; ${lineFor("pg_dump", DUMP, databaseUrl, file)}`;
  await runTool("pg_dump", ["--version"], { instead });
  makeNewFile(file);
  try {
    await before();
    await runTool("pg_dump", [NO_PASSWORD, DUMP, `--file=${file}`], { databaseUrl, instead });
    await readThrough(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** To read the whole copy, and not only its table of contents, it is written out as SQL to nowhere. */
async function readThrough(file: string): Promise<void> {
  const instead = `pg_restore --list ${inShell(file)}`;
  await runTool("pg_restore", ["--file=/dev/null", file], { instead });
}

export interface PostgresCopyFacts {
  readonly tables: number;
  /** Migrations that the next start will apply. */
  readonly behind: number;
}

/**
 * Reads a copy from end to end. Throws AppError: not_found when there is no such file, invalid for one that holds no data of ours,
 * conflict for one of a newer version, and as {@link runTool} does.
 */
export async function checkPostgresCopy(
  root: string,
  databaseUrl: string,
  file: string,
): Promise<PostgresCopyFacts> {
  if (!existsSync(file)) throw new AppError("not_found", `There is no file ${file}.`);
  const instead = `pg_restore --list ${inShell(file)}`;
  const contents = await runTool("pg_restore", ["--list", file], { instead });
  const applied = await migrationsIn(file, instead);
  const tables = contents.split("\n").filter((line) => / TABLE DATA /.test(line)).length;
  if (applied.length === 0) throw new AppError("invalid", `${file} holds no data of Steward's.`);
  const known = knownMigrations(root, databaseUrl);
  refuseNewer(known, applied);
  await readThrough(file);
  return { tables, behind: known.filter((name) => !applied.includes(name)).length };
}

/** Reads the rows of one table as `COPY` writes them: a line of column names, then a line each. */
async function migrationsIn(file: string, instead: string): Promise<string[]> {
  const only = ["--data-only", "--table=_prisma_migrations", "--file=-", file];
  const lines = (await runTool("pg_restore", only, { instead })).split("\n");
  const start = lines.findIndex((line) => /^COPY \S*_prisma_migrations/.test(line));
  const names = /\((.*)\)/.exec(lines[start] ?? "")?.[1]?.split(", ") ?? [];
  const rows = lines.slice(start + 1, lines.indexOf("\\.", start));
  return start < 0 ? [] : rows.map((row) => row.split("\t")[names.indexOf("migration_name")] ?? "");
}

/**
 * Puts a copy in the place of what the database holds, all of it or nothing; what was there is copied to `folder` first, and
 * that file is given (null for an empty database). Throws AppError: conflict while anybody is connected, and as
 * {@link checkPostgresCopy} and {@link backUpPostgres} do.
 */
export async function restorePostgres(
  root: string,
  databaseUrl: string,
  file: string,
  folder: string,
  now: Date,
): Promise<string | null> {
  await checkPostgresCopy(root, databaseUrl, file);
  const kept = (await isEmptyAndFree(databaseUrl)) ? null : await keep(databaseUrl, folder, now);
  const instead = lineFor("pg_restore", RESTORE, databaseUrl, file);
  const args = [NO_PASSWORD, ...RESTORE.split(" "), `--dbname=${databaseName(databaseUrl)}`, file];
  await runTool("pg_restore", args, { databaseUrl, instead });
  return kept;
}

async function keep(databaseUrl: string, folder: string, now: Date): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().slice(0, 19).replaceAll(":", "");
  const file = path.join(folder, `before-restore-${stamp}.dump`);
  await backUpPostgres(databaseUrl, file);
  return file;
}

/** Is there no table of ours? Throws AppError conflict while others are connected. */
async function isEmptyAndFree(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const others = await client.query(
      `SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL`,
    );
    if (others.rowCount !== 0)
      throw new AppError("conflict", "Steward is running on this database. Stop it first.");
    const tables = await client.query(`SELECT 1 WHERE to_regclass('_prisma_migrations') IS NULL`);
    return tables.rowCount === 1;
  } finally {
    await client.end();
  }
}
