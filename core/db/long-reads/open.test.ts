/** Against the real engines. */
import { afterEach, expect, test } from "vitest";
import { freshDatabase, openTracked } from "#core/testing/database";
import { type Db, engineOf, sql } from "../client.ts";
import type { LongReads } from "./long-reads.ts";
import { openLongReads } from "./open.ts";

const HANG_MS = 60_000;
const closing: LongReads[] = [];
afterEach(async () => {
  for (const reads of closing.splice(0)) await reads.close();
});

async function open() {
  const url = await freshDatabase();
  const db = openTracked(url);
  const reads = openLongReads(url, new URL("./worker.ts", import.meta.url));
  closing.push(reads);
  return { db, reads };
}

/** Statements without end, each of some milliseconds on SQLite; one without end on PostgreSQL. */
async function endless(db: Db): Promise<never> {
  const statement =
    engineOf(db) === "sqlite"
      ? sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT count(*) AS n FROM n`
      : sql`SELECT pg_sleep(${HANG_MS})::text AS n`;
  for (;;) await db.$queryRaw(statement);
}

test("reads what others write, with the values that the usual client gives", async () => {
  const { db, reads } = await open();
  const at = new Date("2026-05-03T14:05:00.123Z");
  await db.event.create({ data: { at, kind: "message", text: "häuser", data: { a: [1, null] } } });
  const all = (reader: Db) => reader.event.findMany({ where: { at: { gte: at } } });
  expect(await reads.run(all, { limitMs: HANG_MS })).toEqual(await all(db));
  await db.event.create({ data: { at, kind: "message", text: "second" } });
  expect(await reads.run(all, { limitMs: HANG_MS })).toHaveLength(2);
});

test("writes nothing", async () => {
  const { db, reads } = await open();
  const write = (reader: Db) =>
    reader.setting.create({ data: { key: "a", value: 1, updatedAt: new Date() } });
  await expect(reads.run(write, { limitMs: HANG_MS })).rejects.toThrow();
  expect(await db.setting.count()).toBe(0);
});

test("an endless read is ended, and its place serves the next", async () => {
  const { reads } = await open();
  for (let round = 0; round < 4; round++) {
    const leaving = new AbortController();
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const running = reads.run(
      async (reader) => {
        await reader.event.count();
        begun();
        return endless(reader);
      },
      { signal: leaving.signal, limitMs: HANG_MS },
    );
    await started;
    leaving.abort();
    await expect(running).rejects.toMatchObject({ reason: "aborted" });
    expect(await reads.run((reader) => reader.event.count(), { limitMs: HANG_MS })).toBe(0);
  }
  const late = reads.run(endless, { limitMs: 200 });
  await expect(late).rejects.toMatchObject({ reason: "late" });
  const counts = Array.from({ length: 8 }, () =>
    reads.run((reader) => reader.event.count(), { limitMs: HANG_MS }),
  );
  expect(await Promise.all(counts)).toEqual(Array<number>(8).fill(0));
});

test("the thread that asks goes on while a read is under way", async () => {
  const { db, reads } = await open();
  const leaving = new AbortController();
  const running = reads
    .run(endless, { signal: leaving.signal, limitMs: HANG_MS })
    .catch((error: unknown) => error);
  for (let turn = 0; turn < 20; turn++) expect(await db.event.count()).toBe(0);
  leaving.abort();
  expect(await running).toMatchObject({ reason: "aborted" });
});
