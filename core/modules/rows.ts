/** Rows of the module registry: which there are, how a narrower one begins, and the writes that keep every reader current. */
import type { Db, Prisma, Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { newId, newReference } from "#core/secrets";
import { MODULE_NAME } from "./names.ts";
import type { Rule } from "./policy.ts";

/** Stands for every network or every bot. */
export const ANY = "*";

/** The row of the settings table that moves with every write to the registry. */
export const REVISION_KEY = "modules.revision";

/** Which row: the more is named, the more it counts, a network more than a bot. */
export interface Scope {
  readonly name: string;
  readonly networkId?: string;
  readonly botId?: string;
}

export const weight = ({ networkId, botId }: { networkId: string; botId: string }): number =>
  (networkId === ANY ? 0 : 2) + (botId === ANY ? 0 : 1);

/** Tells every bot to read the registry again. The first statement of whatever changes it: it also makes them take turns. */
export async function touchRegistry(tx: Tx, now: Date): Promise<void> {
  const row = { value: newReference(), updatedAt: now };
  await tx.setting.upsert({
    where: { key: REVISION_KEY },
    create: { key: REVISION_KEY, ...row },
    update: row,
  });
}

const withRules = { include: { rules: { orderBy: { value: "asc" } } } } as const;
export type ModuleRow = Prisma.ModuleGetPayload<typeof withRules>;

/** The row that counts for a scope: the row itself, or the nearest wider one; null when nobody decided anything. */
export async function countingRow(db: Db | Tx, scope: Scope): Promise<ModuleRow | null> {
  const { name, networkId = ANY, botId = ANY } = scope;
  const rows = await db.module.findMany({
    where: { name, networkId: { in: [ANY, networkId] }, botId: { in: [ANY, botId] } },
    ...withRules,
  });
  return rows.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}

/** Every row of a module, the widest first. */
export async function rowsOf(db: Db, name: string): Promise<ModuleRow[]> {
  const rows = await db.module.findMany({ where: { name }, ...withRules });
  return rows.sort((a, b) => weight(a) - weight(b));
}

/** What can be decided about a module, apart from its lists. */
export interface PolicyChange {
  readonly enabled?: boolean;
  readonly commandPrefix?: string | null;
  readonly settings?: Prisma.InputJsonObject;
  readonly authProfileId?: string | null;
}

/**
 * Changes a module's row. One that is not there yet begins as a copy of what counted for its scope until now, so that a
 * narrower row differs only in what was asked. Level and audit are the caller's.
 */
export async function changePolicy(
  tx: Tx,
  scope: Scope,
  change: PolicyChange,
  now: Date,
): Promise<{ id: string }> {
  if (!MODULE_NAME.test(scope.name)) throw new AppError("invalid", { key: "modules.noName" });
  await touchRegistry(tx, now);
  const { name, networkId = ANY, botId = ANY } = scope;
  const counting = await countingRow(tx, scope);
  if (counting?.networkId === networkId && counting.botId === botId) {
    const data = { ...change, updatedAt: now };
    return tx.module.update({ where: { id: counting.id }, data, select: { id: true } });
  }
  const copied = counting && {
    enabled: counting.enabled,
    commandPrefix: counting.commandPrefix,
    settings: (counting.settings ?? {}) as Prisma.InputJsonObject,
    authProfileId: counting.authProfileId,
    rules: {
      create: counting.rules.map(({ kind, value }) => ({ id: newId(), kind, value })),
    },
  };
  return tx.module.create({
    data: {
      ...{ id: newId(), name, networkId, botId, settings: {} },
      ...copied,
      ...change,
      updatedAt: now,
    },
    select: { id: true },
  });
}

/** Names are compared without case here: whatever else a network takes for equal, two such entries would mean the same. */
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Puts an entry on one of a module's lists; false when it was there. */
export async function addRule(tx: Tx, moduleId: string, rule: Rule): Promise<boolean> {
  if (rule.value === "" || rule.value.length > 200)
    throw new AppError("invalid", { key: "modules.badEntry" });
  const { kind, value } = rule;
  const known = await tx.moduleRule.findMany({ where: { moduleId, kind } });
  if (known.some((each) => isSame(each.value, value))) return false;
  await tx.moduleRule.create({ data: { id: newId(), moduleId, kind, value } });
  return true;
}

/** Takes an entry off a list; false when it was not there. */
export async function removeRule(tx: Tx, moduleId: string, rule: Rule): Promise<boolean> {
  const { kind } = rule;
  const known = await tx.moduleRule.findMany({ where: { moduleId, kind } });
  const ids = known.filter(({ value }) => isSame(value, rule.value)).map(({ id }) => id);
  const { count } = await tx.moduleRule.deleteMany({ where: { id: { in: ids } } });
  return count > 0;
}
