import path from "node:path";
import { expect, test } from "vitest";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { type Db, inTransaction } from "./client.ts";
import { applyMigrations, schemaDrift } from "./migrations.ts";
import { createWaker } from "./wake.ts";

const root = path.resolve(import.meta.dirname, "../..");
const at = new Date("2026-01-02T03:04:05.678Z");

test("a migrated database is the schema, and migrating again changes nothing", async () => {
  const url = await freshDatabase();
  expect(await applyMigrations(root, url)).toEqual([]);
  expect(await schemaDrift(root, url)).toBe("");
});

test("moments and JSON come back as they went in", async () => {
  const db = await freshDb();
  await db.setting.create({ data: { key: "k", value: { deep: [1, "two"] }, updatedAt: at } });
  expect(await db.setting.findUniqueOrThrow({ where: { key: "k" } })).toEqual({
    key: "k",
    value: { deep: [1, "two"] },
    updatedAt: at,
  });
});

test("of many who take one thing at once, exactly one gets it", async () => {
  const url = await freshDatabase();
  const clients = Array.from({ length: 5 }, () => openTracked(url));
  const [first] = clients;
  await first?.setting.create({ data: { key: "prize", value: "free", updatedAt: at } });

  const takes = clients.flatMap((db, index) =>
    [0, 1].map((turn) =>
      inTransaction(db, async (tx) => {
        const { count } = await tx.setting.updateMany({
          where: { key: "prize", value: { equals: "free" } },
          data: { value: `taken by ${index}.${turn}` },
        });
        if (count === 1) await tx.event.create({ data: { at, kind: "test" } });
        return count;
      }),
    ),
  );
  const counts = await Promise.all(takes);

  expect(counts.filter((count) => count === 1)).toHaveLength(1);
  expect(await first?.event.count()).toBe(1);
});

test("a write outside an open transaction is not undone with it", async () => {
  const db = await freshDb();
  let plainWrite: Promise<unknown> | undefined;
  const undone = inTransaction(db, async (tx) => {
    await tx.setting.create({ data: { key: "inside", value: 1, updatedAt: at } });
    plainWrite = db.setting.create({ data: { key: "outside", value: 1, updatedAt: at } });
    await tx.setting.count();
    throw new Error("undo");
  });

  await expect(undone).rejects.toThrow("undo");
  await plainWrite;
  expect((await db.setting.findMany()).map(({ key }) => key)).toEqual(["outside"]);
});

test("a level outside 0 to 5 is refused by the database itself", async () => {
  const db = await freshDb();
  await expect(db.user.create({ data: userRow("u", { level: 6 }) })).rejects.toThrow();
  expect(await db.user.count()).toBe(0);
});

test("readers that follow ids miss nothing while many write", async () => {
  const url = await freshDatabase();
  const reader = openTracked(url);
  const writers = Array.from({ length: 4 }, () => openTracked(url));
  const seen: number[] = [];
  let done = false;
  const writing = Promise.all(
    writers.map(async (db) => {
      for (let index = 0; index < 25; index++)
        await inTransaction(db, (tx) => tx.event.create({ data: { at, kind: "test" } }));
    }),
  ).finally(() => {
    done = true;
  });
  for (let last = false; !last; ) {
    last = done;
    await new Promise(setImmediate);
    const rows = await reader.event.findMany({
      where: { id: { gt: seen.at(-1) ?? 0 } },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    seen.push(...rows.map(({ id }) => id));
  }
  await writing;
  expect(seen).toHaveLength(100);
});

test.each([
  ["Event", (db: Db) => db.event.create({ data: { at, kind: "test" } })],
  ["Setting", (db: Db) => db.setting.create({ data: { key: "k", value: 1, updatedAt: at } })],
] as const)(
  "a commit elsewhere wakes whoever waits for %s, and nobody else",
  async (table, write) => {
    const url = await freshDatabase();
    const waker = createWaker(url, () => {});
    try {
      const db = openTracked(url);
      const heard: string[] = [];
      const others = (["Event", "Job", "Mail", "Setting"] as const).filter((one) => one !== table);
      // PostgreSQL wakes everybody once on listening.
      if (!url.startsWith("file:"))
        await new Promise<void>((resolve) => waker.onWake("Job", resolve));
      for (const other of others) waker.onWake(other, () => heard.push(other));
      const woken = new Promise<void>((resolve) => waker.onWake(table, resolve));
      await write(db);
      await woken;
      expect(heard).toEqual([]);
    } finally {
      await waker.close();
    }
  },
);
