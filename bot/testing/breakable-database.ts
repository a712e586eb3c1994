/** A database that can be away: SQLite locked by another process, or a PostgreSQL server of its own that is shut down. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { sqliteFile } from "#core/db/address";
import { applyMigrations } from "#core/db/migrations";
import { freshDatabase } from "#core/testing/database";
import { startPostgres } from "#core/testing/postgres";

export interface BreakableDatabase {
  readonly url: string;
  /** Nobody can write any more (with PostgreSQL, nor read). */
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, "../..");

/** A migrated, empty database of the engine under test, gone after the test. */
export async function openBreakableDatabase(): Promise<BreakableDatabase> {
  if (inject("databaseTemplate").kind === "sqlite") return lockable(await freshDatabase());
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const url = await server.createDatabase();
  await applyMigrations(root, url);
  return { url, takeAway: () => server.halt(), bringBack: () => server.resume() };
}

/** Holds SQLite's write lock until its standard input ends. */
const holdLock = `
  const Database = require("better-sqlite3");
  const database = new Database(process.argv[1], { timeout: 10000 });
  database.exec("BEGIN EXCLUSIVE");
  console.log("locked");
  process.stdin.on("end", () => { database.exec("COMMIT"); database.close(); }).resume();
`;

function lockable(url: string): BreakableDatabase {
  let holder: ChildProcess | undefined;
  onTestFinished(() => {
    holder?.kill();
  });
  return {
    url,
    async takeAway() {
      const child = spawn(process.execPath, ["-e", holdLock, sqliteFile(url)], {
        cwd: root,
        stdio: ["pipe", "pipe", "inherit"],
      });
      holder = child;
      await new Promise((resolve, reject) => {
        child.stdout.once("data", resolve);
        child.once("exit", () => reject(new Error("the database could not be locked")));
      });
    },
    async bringBack() {
      const child = holder;
      if (!child) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.stdin?.end();
      await gone;
    },
  };
}
