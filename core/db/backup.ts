import { closeSync, openSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError } from "#core/errors";
import { sqliteFile } from "./address.ts";

/**
 * Copies a SQLite database into a new file that only its owner may read, consistent while others write to it, and checks
 * the copy. Throws AppError: conflict when the file exists, invalid when it cannot be made there, unavailable when the copy
 * is damaged.
 */
export function backUpSqlite(url: string, file: string): void {
  makeNewFile(file);
  try {
    const source = new Database(sqliteFile(url), { readonly: true, timeout: 10_000 });
    try {
      // One read transaction; the file may exist as long as it is empty.
      source.prepare("VACUUM INTO ?").run(file);
    } finally {
      source.close();
    }
    checkCopy(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** An empty file that only its owner may read. Throws AppError: conflict when it exists, invalid when it cannot be made there. */
export function makeNewFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw new AppError("conflict", `${file} exists already. Give another name.`);
    throw new AppError("invalid", `${file} cannot be written (${code}).`, { cause: error });
  }
}

function checkCopy(file: string): void {
  const copy = new Database(file, { readonly: true });
  try {
    const result = copy.pragma("integrity_check", { simple: true });
    if (result !== "ok")
      throw new AppError("unavailable", `The database is damaged: ${String(result)}`);
  } finally {
    copy.close();
  }
}
