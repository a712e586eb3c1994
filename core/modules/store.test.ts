import { expect, test } from "vitest";
import { freshDb } from "#core/testing/database";
import {
  checkStoreKey,
  deleteStored,
  listStored,
  readStored,
  STORE_LIMITS,
  storeText,
  writeStored,
} from "./store.ts";

const now = new Date("2026-03-01T12:00:00Z");
const KIB = 1_024;

test("what is kept is there, replaced, and gone when it was taken away; each module has its own", async () => {
  const db = await freshDb();
  await writeStored(db, "dice", { key: "last", value: "6" }, now);
  await writeStored(db, "cards", { key: "last", value: '"ace"' }, now);
  await writeStored(db, "dice", { key: "last", value: "3" }, now);
  expect(await readStored(db, "dice", "last")).toBe("3");
  expect(await readStored(db, "cards", "last")).toBe('"ace"');
  expect(await readStored(db, "dice", "first")).toBeNull();
  expect(await deleteStored(db, "dice", "last")).toBe(true);
  expect(await deleteStored(db, "dice", "last")).toBe(false);
  expect(await readStored(db, "dice", "last")).toBeNull();
  expect(await readStored(db, "cards", "last")).toBe('"ace"');
});

test("a list has what begins with the prefix, letter by letter, in one order on every engine", async () => {
  const db = await freshDb();
  const keys = ["b", "a%x", "a_x", "aax", "Aax", "a\\x", "ä", "a", "a%"];
  for (const key of keys) await writeStored(db, "dice", { key, value: "1" }, now);
  await writeStored(db, "cards", { key: "a", value: "1" }, now);
  const listed = async (prefix: string) =>
    (await listStored(db, "dice", prefix)).map(({ key }) => key);
  expect(await listed("")).toEqual(["Aax", "a", "a%", "a%x", "a\\x", "a_x", "aax", "b", "ä"]);
  expect(await listed("a%")).toEqual(["a%", "a%x"]);
  expect(await listed("a_")).toEqual(["a_x"]);
  expect(await listed("a\\")).toEqual(["a\\x"]);
  expect(await listed("A")).toEqual(["Aax"]);
});

test.each(["", "x".repeat(STORE_LIMITS.keyLength + 1), "a\nb", "\0", "\ud800", 7, undefined])(
  "%j is no key",
  (key) => {
    expect(() => checkStoreKey(key)).toThrow("1 to 128 characters");
  },
);

test.each([undefined, () => 1, 7n, Symbol("x")])("%s is nothing to keep", (value) => {
  expect(() => storeText(value)).toThrow("it is not JSON");
});

test("what leads back to itself, or is too large, is nothing to keep", () => {
  const round: unknown[] = [];
  round.push(round);
  expect(() => storeText(round)).toThrow("it is not JSON");
  expect(storeText("x".repeat(32 * KIB - 2))).toHaveLength(32 * KIB);
  expect(() => storeText("x".repeat(32 * KIB - 1))).toThrow("more than 32 KiB");
  expect(() => storeText("ß".repeat(16 * KIB))).toThrow("more than 32 KiB");
});

test("a module that is full keeps what it had, and can go on with less; others have room", async () => {
  const db = await freshDb();
  const value = JSON.stringify("x".repeat(31 * KIB));
  const write = (key: string, module = "dice") => writeStored(db, module, { key, value }, now);
  for (let count = 0; count < 33; count++) await write(`k${count}`);
  await expect(write("one more")).rejects.toThrow("5,000 entries and 1,024 KiB in all");
  expect(await readStored(db, "dice", "one more")).toBeNull();
  await write("k1");
  await write("one more", "cards");
  await writeStored(db, "dice", { key: "k1", value: "1" }, now);
  await write("one more");
});

test("a module has so many entries and no more, however small", async () => {
  const db = await freshDb();
  const rows = Array.from({ length: STORE_LIMITS.keys }, (_, count) => ({
    ...{ module: "dice", key: `k${count}`, value: "1", bytes: 6, updatedAt: now },
  }));
  await db.moduleValue.createMany({ data: rows });
  const write = (key: string) => writeStored(db, "dice", { key, value: "2" }, now);
  await expect(write("new")).rejects.toThrow("5,000 entries");
  await write("k7");
  expect(await readStored(db, "dice", "k7")).toBe("2");
});
