import { closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";

export type Provider = "sqlite" | "postgresql";

/** Which engine a database URL means: `file:` is SQLite, everything else PostgreSQL. */
export function providerOf(url: string): Provider {
  return url.startsWith("file:") ? "sqlite" : "postgresql";
}

/** The path in a `file:` URL. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:/, "");
}

/** Makes a SQLite file and its folder, readable by their owner only, wherever they are. What is there stays as it is. */
export function makeSqliteFile(url: string): void {
  const file = sqliteFile(url);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives the files beside it the same mode.
  closeSync(openSync(file, "a", 0o600));
}
