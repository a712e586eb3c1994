import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeSqliteFile } from "./address.ts";
import { openDb } from "./client.ts";

const folder = mkdtempSync(path.join(tmpdir(), "steward-address-"));
afterAll(() => rmSync(folder, { recursive: true }));
const modeOf = (file: string) => statSync(file).mode & 0o777;

test("a database file anywhere is for its owner's eyes, with its folder and the files beside it", async () => {
  const before = process.umask(0o000);
  try {
    const file = path.join(folder, "elsewhere", "deep", "bot.db");
    const db = openDb(`file:${file}`);
    await db.$executeRawUnsafe("PRAGMA journal_mode = WAL");
    await db.$executeRawUnsafe("CREATE TABLE t (a)");
    expect(modeOf(path.dirname(file))).toBe(0o700);
    expect(["", "-wal", "-shm"].map((end) => modeOf(file + end))).toEqual([0o600, 0o600, 0o600]);
    await db.$disconnect();
  } finally {
    process.umask(before);
  }
});

test("a file that is there keeps its content and the mode its operator chose", () => {
  const file = path.join(folder, "kept.db");
  writeFileSync(file, "as it was");
  chmodSync(file, 0o640);
  makeSqliteFile(`file:${file}`);
  expect(modeOf(file)).toBe(0o640);
  expect(statSync(file).size).toBe(9);
});
