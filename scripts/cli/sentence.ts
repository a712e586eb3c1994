import { AppError } from "#core/errors";
import { redact } from "#core/secrets";

export const NOT_PREPARED = "The database has not been prepared. Start Steward once: npm start";

const byCode: Readonly<Record<string, string>> = {
  P2021: NOT_PREPARED,
  P2022: NOT_PREPARED,
  P1000: "The database refuses user or password. Check DATABASE_URL.",
  P1001: "The database cannot be reached. Check DATABASE_URL and that it runs.",
  P1003: "The database cannot be reached. Check DATABASE_URL and that it runs.",
  ECONNREFUSED: "The database cannot be reached. Check DATABASE_URL and that it runs.",
  ENOTFOUND: "The database cannot be reached. Check the host in DATABASE_URL.",
  "28P01": "The database refuses user or password. Check DATABASE_URL.",
  "3D000": "The database server has no database of that name. Create it, or check DATABASE_URL.",
  ENOSPC: "The disk is full. Make room and try again.",
  SQLITE_FULL: "The disk is full. Make room and try again.",
  EACCES: "A file cannot be used by this user. Check who owns the data folder.",
  EROFS: "The data folder cannot be written: its disk is read-only.",
  SQLITE_READONLY: "The database cannot be written. Check who owns the data folder.",
  SQLITE_CANTOPEN: "The database file cannot be opened. Check who owns the data folder.",
  SQLITE_CORRUPT: "The database is damaged. Restore a backup: npm run cli -- restore <file>",
  SQLITE_NOTADB:
    "The database file is no SQLite database. Restore a backup: npm run cli -- restore <file>",
};

/** One sentence for the person at the shell. Addresses of databases hold passwords, so they are never repeated. */
export function sentenceOf(error: unknown): string {
  if (AppError.is(error)) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const known = typeof code === "string" ? byCode[code] : undefined;
  return known ?? redact(typeof message === "string" ? message : "Something went wrong.");
}
