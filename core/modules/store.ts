/** What modules keep between their lives: JSON by key, each module its own. One row for each key. */
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";

export const STORE_LIMITS = {
  keyLength: 128,
  /** Of one value as JSON, in KiB. */
  valueKiB: 32,
  /** Of all keys and values of a module, in KiB. */
  moduleKiB: 1_024,
  keys: 5_000,
} as const;

export interface StoredText {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}

/** Throws AppError invalid when that cannot be a key. */
export function checkStoreKey(key: unknown): asserts key is string {
  const { keyLength } = STORE_LIMITS;
  if (
    typeof key !== "string" ||
    key === "" ||
    key.length > keyLength ||
    /[\p{Cc}\p{Cs}]/u.test(key)
  )
    throw new AppError("invalid", { key: "modules.storeKey", most: keyLength });
}

/** A value as JSON. Throws AppError invalid for what JSON cannot hold, and for what is too large. */
export function storeText(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // It leads back to itself, or holds a bigint: the same as undefined or a function.
  }
  if (text === undefined) throw new AppError("invalid", { key: "modules.storeNoJson" });
  return checkStoreText(text);
}

/** The same text. Throws AppError invalid when it is too large for one value. */
export function checkStoreText(text: string): string {
  const { valueKiB } = STORE_LIMITS;
  if (Buffer.byteLength(text) > valueKiB * 1_024)
    throw new AppError("invalid", { key: "modules.storeValue", most: valueKiB });
  return text;
}

/** The JSON under a key; null when there is none. */
export async function readStored(db: Db, module: string, key: string): Promise<string | null> {
  const row = await db.moduleValue.findUnique({ where: { module_key: { module, key } } });
  return row?.value ?? null;
}

/**
 * Puts JSON under a key. Throws AppError invalid for a key or value that does not fit, conflict when the module would keep too much:
 * nothing is changed then. Writers of one module have to take turns, else both may go a little beyond the limit.
 */
export async function writeStored(
  db: Db,
  module: string,
  { key, value }: StoredText,
  now: Date,
): Promise<void> {
  checkStoreKey(key);
  checkStoreText(value);
  const row = { value, bytes: Buffer.byteLength(key) + Buffer.byteLength(value), updatedAt: now };
  await inTransaction(db, async (tx) => {
    const where = { module_key: { module, key } };
    await tx.moduleValue.upsert({ where, create: { module, key, ...row }, update: row });
    const all = await tx.moduleValue.aggregate({
      ...{ where: { module }, _sum: { bytes: true }, _count: true },
    });
    const { moduleKiB: most, keys } = STORE_LIMITS;
    if (all._count > keys || (all._sum.bytes ?? 0) > most * 1_024)
      throw new AppError("conflict", { key: "modules.storeFull", most, keys });
  });
}

/** False when there was nothing under that key. */
export async function deleteStored(db: Db, module: string, key: string): Promise<boolean> {
  const { count } = await db.moduleValue.deleteMany({ where: { module, key } });
  return count > 0;
}

/** Whatever begins with `prefix`, by key in the order of its characters' codes, the same on both engines. */
export async function listStored(db: Db, module: string, prefix: string): Promise<StoredText[]> {
  const rows = await db.moduleValue.findMany({
    where: { module },
    select: { key: true, value: true },
  });
  // The engines disagree on letter case and order of texts; a module keeps little enough to look at all of it.
  return rows.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1));
}
