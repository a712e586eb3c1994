/** Reading and changing what operators decided. Every change is audited in the transaction that makes it. */
import { type AuditEntry, recordAudit } from "#core/audit/audit";
import type { Prisma, Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type SettingKey, type SettingValue, settings } from "./registry.ts";

/** Who changes something, for the audit trail. */
export type Changer = Pick<AuditEntry, "actor" | "via" | "ip" | "requestId">;

/** Fits the database client and a transaction alike. */
type Reader = Pick<Tx, "setting">;

/**
 * The value of a setting; fields nobody decided have their default. Throws when the stored value is not of its shape: to
 * go on with defaults could open what an operator had closed.
 */
export async function getSetting<Key extends SettingKey>(
  db: Reader,
  key: Key,
): Promise<SettingValue<Key>> {
  const row = await db.setting.findUnique({ where: { key } });
  return read(key, row?.value ?? {});
}

/** Replaces a setting. Throws AppError invalid for a value that is not of its shape. */
export async function setSetting<Key extends SettingKey>(
  tx: Tx,
  key: Key,
  value: SettingValue<Key>,
  by: Changer,
  now = new Date(),
): Promise<SettingValue<Key>> {
  return changeSetting(tx, key, () => value, by, now);
}

/** Derives a setting from what it is now, without losing what somebody else changes at the same time. */
export async function changeSetting<Key extends SettingKey>(
  tx: Tx,
  key: Key,
  change: (before: SettingValue<Key>) => SettingValue<Key>,
  by: Changer,
  now = new Date(),
): Promise<SettingValue<Key>> {
  // Writes first, so that the row is locked before its value is read.
  const row = await tx.setting.upsert({
    where: { key },
    create: { key, value: {}, updatedAt: now },
    update: { updatedAt: now },
  });
  const before = read(key, row.value);
  const after = check(key, change(before));
  if (JSON.stringify(before) === JSON.stringify(after)) return after;
  await tx.setting.update({ where: { key }, data: { value: after as Prisma.InputJsonObject } });
  await recordAudit(tx, {
    ...by,
    at: now,
    action: "settings.change",
    target: { type: "setting", id: key, name: settings[key].title },
    before: shown(key, before),
    after: shown(key, after),
  });
  return after;
}

function read<Key extends SettingKey>(key: Key, stored: unknown): SettingValue<Key> {
  const result = settings[key].schema.safeParse(stored);
  if (result.success) return result.data as SettingValue<Key>;
  throw new Error(`The setting "${key}" in the database cannot be read.`, { cause: result.error });
}

function check<Key extends SettingKey>(key: Key, value: SettingValue<Key>): SettingValue<Key> {
  const result = settings[key].schema.safeParse(value);
  if (result.success) return result.data as SettingValue<Key>;
  const [issue] = result.error.issues;
  throw new AppError("invalid", issue?.message ?? { key: "form.unfit" }, { cause: result.error });
}

/** What the audit trail may keep: secrets only as set or not set. */
function shown(key: SettingKey, value: object): Prisma.InputJsonObject {
  const secret: readonly string[] = settings[key].secret;
  const entries = Object.entries(value).map(([field, part]) =>
    secret.includes(field) ? [field, part === null ? null : "[secret]"] : [field, part],
  );
  return Object.fromEntries(entries) as Prisma.InputJsonObject;
}
