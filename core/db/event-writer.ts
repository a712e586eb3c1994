/** The hot path into the event log: one prepared statement, many rows, one transaction. Runs in a worker thread for SQLite. */
import Database from "better-sqlite3";
import type { EventColumns } from "#core/events/events";
import { sqliteFile } from "./provider.ts";

const COLUMNS = [
  "at",
  "kind",
  "networkId",
  "channel",
  "channelFolded",
  "nick",
  "nickFolded",
  "userHost",
  "account",
  "userId",
  "target",
  "text",
  "own",
  "severity",
  "requestId",
  "data",
] as const satisfies readonly (keyof EventColumns)[];

function cell(value: EventColumns[keyof EventColumns]): string | number | null {
  if (value === null || typeof value === "string") return value;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return value ? 1 : 0;
  return JSON.stringify(value);
}

/** Opens a SQLite file for appending events; blocks its thread, so keep it off the one that answers PING. */
export function openSqliteEventWriter(url: string) {
  const database = new Database(sqliteFile(url), { timeout: 5_000 });
  const names = COLUMNS.map((name) => `"${name}"`).join(", ");
  const marks = COLUMNS.map(() => "?").join(", ");
  const insert = database.prepare(`INSERT INTO "Event" (${names}) VALUES (${marks})`);
  const insertAll = database.transaction((rows: readonly EventColumns[]) => {
    for (const row of rows) insert.run(COLUMNS.map((name) => cell(row[name])));
  });
  return {
    write: (rows: readonly EventColumns[]) => insertAll.immediate(rows),
    close: () => database.close(),
  };
}
