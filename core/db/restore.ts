/** Is a copy of a SQLite database good, and how it takes the place of the one in use. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { AppError } from "#core/errors";
import { sqliteFile } from "./address.ts";
import { knownMigrations, migrationsIn, refuseNewer } from "./upgrade.ts";

export interface CopyFacts {
  readonly accounts: number;
  readonly events: number;
  /** When the last event in it happened; null when it holds none. */
  readonly until: Date | null;
  /** Migrations that the next start will apply. */
  readonly behind: number;
}

/**
 * Reads a copy from end to end. Throws AppError: not_found when there is no such file, invalid for what is no sound database of
 * ours, conflict for one of a newer version.
 */
export function checkCopy(root: string, url: string, file: string): CopyFacts {
  if (!existsSync(file)) throw new AppError("not_found", `There is no file ${file}.`);
  const known = knownMigrations(root, url);
  const applied = sound(file, () => migrationsIn(file));
  if (applied.length === 0) throw new AppError("invalid", `${file} holds no data of Steward's.`);
  refuseNewer(known, applied);
  return { ...sound(file, () => factsOf(file)), behind: known.length - applied.length };
}

function sound<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (AppError.is(error)) throw error;
    throw new AppError("invalid", `${file} is not a sound SQLite database.`, { cause: error });
  }
}

function factsOf(file: string): Omit<CopyFacts, "behind"> {
  const copy = new Database(file, { readonly: true });
  try {
    const verdict = copy.pragma("integrity_check", { simple: true });
    if (verdict !== "ok") throw new AppError("invalid", `${file} is damaged: ${String(verdict)}`);
    const one = (query: string) => copy.prepare(query).pluck().get() as number | string | null;
    const until = one('SELECT max("at") FROM "Event"');
    return {
      accounts: Number(one('SELECT count(*) FROM "User"')),
      events: Number(one('SELECT count(*) FROM "Event"')),
      until: until === null ? null : new Date(until),
    };
  } finally {
    copy.close();
  }
}

/**
 * Puts a copy in the place of the database; the one that was there stays beside it under another name, which is given (null
 * when there was none). Throws AppError conflict while any process has the database open, and as {@link checkCopy} does.
 */
export function restoreSqlite(root: string, url: string, file: string, now: Date): string | null {
  checkCopy(root, url, file);
  const target = sqliteFile(url);
  const fresh = `${target}.restoring`;
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    const kept = existsSync(target) ? putAside(target, now) : null;
    renameSync(fresh, target);
    return kept;
  } finally {
    rmSync(fresh, { force: true });
  }
}

function putAside(target: string, now: Date): string {
  closeDown(target);
  const kept = `${target}.replaced-${now.toISOString().slice(0, 19).replaceAll(":", "")}`;
  renameSync(target, kept);
  // A journal without its database would be taken for the new one's.
  for (const end of ["-wal", "-shm"]) rmSync(`${target}${end}`, { force: true });
  return kept;
}

/** Leaving WAL writes everything into the one file, and SQLite allows it only to the last connection. */
function closeDown(target: string): void {
  let database: Database.Database | undefined;
  try {
    database = new Database(target, { timeout: 500 });
    database.pragma("journal_mode = DELETE");
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (/^SQLITE_(BUSY|LOCKED)/.test(code))
      throw new AppError("conflict", "Steward is running on this database. Stop it first.");
    // A damaged file is the very reason to restore; it is put aside as it is.
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw error;
  } finally {
    database?.close();
  }
}
