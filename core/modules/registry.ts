/** The module registry in the database: what operators decided, per network and bot. */
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { newId } from "#core/secrets";
import { MODULE_NAME } from "./names.ts";
import { defaultPolicy, type ModulePolicy, profileStyle, type Rule, ruleKind } from "./policy.ts";

/** Stands for every network or every bot. */
export const ANY = "*";

/** Which row: the more is named, the more it counts. */
export interface Scope {
  readonly name: string;
  readonly networkId?: string;
  readonly botId?: string;
}

interface StoredPolicy extends ModulePolicy {
  readonly name: string;
  readonly networkId: string;
  readonly botId: string;
  readonly settings: unknown;
}

/** All decisions, read at once; there are few. */
export interface Policies {
  policyFor(module: string, networkId: string): ModulePolicy;
  settingsOf(module: string): unknown;
}

/** Tells cheaply whether {@link loadPolicies} would read anything new. Every write here moves `updatedAt`. */
export async function policiesVersion(db: Db): Promise<string> {
  const { _max, _count } = await db.module.aggregate({ _max: { updatedAt: true }, _count: true });
  return `${_count} ${_max.updatedAt?.getTime() ?? 0}`;
}

/** Reads every decision that counts for the bot `botId`. */
export async function loadPolicies(db: Db, botId: string): Promise<Policies> {
  const rows = await db.module.findMany({
    where: { botId: { in: [ANY, botId] } },
    include: { rules: { orderBy: { id: "asc" } } },
  });
  const profiles = new Map((await db.authProfile.findMany()).map((row) => [row.id, row]));
  const stored = rows.map((row): StoredPolicy => {
    const profile = row.authProfileId === null ? undefined : profiles.get(row.authProfileId);
    const { name, networkId, enabled, commandPrefix, settings } = row;
    return {
      ...{ name, networkId, botId: row.botId, enabled, commandPrefix, settings },
      rules: row.rules.flatMap(readRule),
      // A profile that was deleted must not open what it guarded: nobody can prove themselves to it.
      authProfile: row.authProfileId === null ? null : readProfile(row.authProfileId, profile),
    };
  });
  const best = (module: string, fits: (row: StoredPolicy) => boolean) =>
    stored
      .filter((row) => row.name === module && fits(row))
      .sort((a, b) => weight(b) - weight(a))[0];

  const found = new Map<string, ModulePolicy>();

  return {
    policyFor(module, networkId) {
      const key = `${module} ${networkId}`;
      const known = found.get(key);
      if (known) return known;
      const fits = (row: StoredPolicy) => row.networkId === ANY || row.networkId === networkId;
      const policy = best(module, fits) ?? defaultPolicy;
      found.set(key, policy);
      return policy;
    },
    settingsOf: (module) => best(module, (row) => row.networkId === ANY)?.settings ?? {},
  };
}

const weight = ({ networkId, botId }: StoredPolicy): number =>
  (networkId === ANY ? 0 : 2) + (botId === ANY ? 0 : 1);

function readRule({ kind, value }: { kind: string; value: string }): Rule[] {
  const known = ruleKind.safeParse(kind);
  return known.success ? [{ kind: known.data, value }] : [];
}

function readProfile(id: string, row: { name: string; style: string } | undefined) {
  const style = profileStyle.safeParse(row?.style);
  return {
    id,
    name: row?.name ?? "gone",
    style: style.success ? style.data : ("password" as const),
  };
}

/** What can be decided about a module, apart from its lists. */
export interface PolicyChange {
  readonly enabled?: boolean;
  readonly commandPrefix?: string | null;
  readonly settings?: Prisma.InputJsonObject;
  readonly authProfileId?: string | null;
}

/** Changes a module's row, making it when there is none. Level and audit are the caller's. */
export async function changePolicy(
  tx: Tx,
  scope: Scope,
  change: PolicyChange,
  now: Date,
): Promise<{ id: string }> {
  if (!MODULE_NAME.test(scope.name)) throw new AppError("invalid", "That is no module's name.");
  const { name, networkId = ANY, botId = ANY } = scope;
  return tx.module.upsert({
    where: { name_networkId_botId: { name, networkId, botId } },
    create: { id: newId(), name, networkId, botId, settings: {}, ...change, updatedAt: now },
    update: { ...change, updatedAt: now },
    select: { id: true },
  });
}

/** Puts an entry on one of a module's lists; false when it was there. */
export async function addRule(db: Db, scope: Scope, rule: Rule, now: Date): Promise<boolean> {
  if (rule.value === "" || rule.value.length > 200)
    throw new AppError("invalid", "That entry is empty or too long.");
  return inTransaction(db, async (tx) => {
    const { id } = await changePolicy(tx, scope, {}, now);
    const key = { moduleId: id, kind: rule.kind, value: rule.value };
    const known = await tx.moduleRule.findUnique({ where: { moduleId_kind_value: key } });
    if (!known) await tx.moduleRule.create({ data: { id: newId(), ...key } });
    return !known;
  });
}

/** Takes an entry off a list; false when it was not there. */
export async function removeRule(db: Db, scope: Scope, rule: Rule, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { id } = await changePolicy(tx, scope, {}, now);
    const { count } = await tx.moduleRule.deleteMany({
      where: { moduleId: id, kind: rule.kind, value: rule.value },
    });
    return count === 1;
  });
}
