/** What a superuser decides about a module, by command or on a page: checked, audited, and read by every bot at once. */
import { z } from "zod";
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { channelNameInput, commandPrefixInput, nickInput } from "#core/networks/schema";
import type { Changer } from "#core/settings/settings";
import { MODULE_NAME, mustStayOn } from "./names.ts";
import type { RuleKind } from "./policy.ts";
import {
  ANY,
  addRule,
  changePolicy,
  countingRow,
  type ModuleRow,
  removeRule,
  type Scope,
  touchRegistry,
} from "./rows.ts";
import { hideSecrets, withSetting } from "./settings.ts";

const mask = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[^\s\p{Cc}]+$/u,
    "A mask has no blanks, such as *!*@host.example, a nick, or $a:account.",
  );
const nickOrSelf = z.union([z.literal("$me"), nickInput]);

/** One change of a module's row. */
export const moduleEdit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("switch"), on: z.boolean() }),
  z.strictObject({ kind: z.literal("channel"), channel: channelNameInput, on: z.boolean() }),
  /** Answers in these channels and nowhere else; none stands for everywhere. */
  z.strictObject({ kind: z.literal("only"), channels: z.array(channelNameInput).max(50) }),
  z.strictObject({
    kind: z.literal("mask"),
    list: z.enum(["allow", "deny"]),
    value: mask,
    present: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("nick"),
    list: z.enum(["nick-on", "nick-off"]),
    value: nickOrSelf,
    present: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("prefix"), prefix: commandPrefixInput.nullable() }),
  z.strictObject({ kind: z.literal("profile"), name: z.string().max(32).nullable() }),
  /** Without a value the setting goes back to its default. */
  z.strictObject({
    kind: z.literal("setting"),
    name: z.string().max(64),
    value: z.json().optional(),
  }),
  /** Takes the narrower row away, so that the wider one counts again. */
  z.strictObject({ kind: z.literal("reset") }),
  /** Takes away what the module itself has kept, wherever. */
  z.strictObject({ kind: z.literal("empty") }),
]);
export type ModuleEdit = z.output<typeof moduleEdit>;

/**
 * Carries out one change for a scope; false when it was so already. Audited with what changed. Throws AppError: not_found for a
 * module or profile that is not there, invalid for a setting that does not fit, forbidden for switching off what is needed to
 * switch it on again. The level is the caller's to check.
 */
export async function editModule(
  db: Db,
  scope: Scope,
  edit: ModuleEdit,
  by: Changer,
  now: Date,
): Promise<boolean> {
  const { name, networkId = ANY } = scope;
  if (!MODULE_NAME.test(name)) throw new AppError("invalid", { key: "modules.noName" });
  if (edit.kind === "setting" && networkId !== ANY)
    throw new AppError("invalid", { key: "modules.everywhereOnly" });
  if (
    mustStayOn(name) &&
    edit.kind !== "prefix" &&
    edit.kind !== "setting" &&
    edit.kind !== "empty" &&
    edit.kind !== "reset"
  )
    throw new AppError("forbidden", { key: "modules.mustStayOn", name });
  return inTransaction(db, async (tx) => {
    await touchRegistry(tx, now);
    await statusOf(tx, name);
    if (edit.kind === "empty") return emptyStore(tx, scope, by, now);
    const before = await viewOf(tx, await countingRow(tx, scope));
    if (edit.kind === "reset") await removeRow(tx, scope);
    else await apply(tx, scope, edit, now);
    const after = await viewOf(tx, await countingRow(tx, scope));
    const changed = Object.keys(after).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
    if (changed.length === 0 && edit.kind !== "reset") return false;
    const { settingsSchema } = await statusOf(tx, name);
    const pick = (from: Prisma.InputJsonObject) => {
      const shown: Prisma.InputJsonObject = {
        ...from,
        settings: hideSecrets(settingsSchema, from.settings) as Prisma.InputJsonObject,
      };
      return Object.fromEntries(changed.map((key) => [key, shown[key] ?? null]));
    };
    await recordAudit(tx, {
      ...by,
      at: now,
      action: `module.${edit.kind}`,
      target: { type: "module", id: scopeId(scope), name },
      before: pick(before),
      after: pick(after),
    });
    return true;
  });
}

async function emptyStore(tx: Tx, scope: Scope, by: Changer, now: Date): Promise<boolean> {
  const { name } = scope;
  const { count } = await tx.moduleValue.deleteMany({ where: { module: name } });
  if (count === 0) return false;
  await recordAudit(tx, {
    ...{ ...by, at: now, action: "module.empty", before: { kept: count }, after: { kept: 0 } },
    target: { type: "module", id: scopeId(scope), name },
  });
  return true;
}

const scopeId = ({ name, networkId = ANY, botId = ANY }: Scope) => `${name} ${networkId} ${botId}`;

async function statusOf(tx: Tx, name: string) {
  const status = await tx.moduleStatus.findUnique({ where: { name } });
  if (status) return status;
  const rows = await tx.moduleStatus.findMany({ select: { name: true }, orderBy: { name: "asc" } });
  const known = rows.map((row) => row.name).join(", ");
  throw new AppError(
    "not_found",
    known ? { key: "modules.missing", name, known } : { key: "modules.missingAll", name },
  );
}

async function apply(
  tx: Tx,
  scope: Scope,
  edit: Exclude<ModuleEdit, { kind: "reset" | "empty" }>,
  now: Date,
): Promise<void> {
  switch (edit.kind) {
    case "switch":
      await changePolicy(tx, scope, { enabled: edit.on }, now);
      return;
    case "prefix":
      await changePolicy(tx, scope, { commandPrefix: edit.prefix }, now);
      return;
    case "profile":
      await changePolicy(tx, scope, { authProfileId: await profileId(tx, edit.name) }, now);
      return;
    case "setting":
      await changeSettings(tx, scope, edit, now);
      return;
    case "channel":
      await switchChannel(tx, scope, edit.channel, edit.on, now);
      return;
    case "only": {
      const { id } = await changePolicy(tx, scope, {}, now);
      const kinds: RuleKind[] = ["channel-on", "channel-off"];
      await tx.moduleRule.deleteMany({ where: { moduleId: id, kind: { in: kinds } } });
      for (const value of edit.channels) await addRule(tx, id, { kind: "channel-on", value });
      return;
    }
    case "mask":
    case "nick": {
      const { id } = await changePolicy(tx, scope, {}, now);
      const rule = { kind: edit.list, value: edit.value };
      await (edit.present ? addRule : removeRule)(tx, id, rule);
      return;
    }
  }
}

/**
 * Off is an entry among the disabled channels. On takes that entry away; an entry among the enabled channels is only made
 * where lists say already where the module answers: the first such entry would silence it everywhere else.
 */
async function switchChannel(
  tx: Tx,
  scope: Scope,
  channel: string,
  on: boolean,
  now: Date,
): Promise<void> {
  const { id } = await changePolicy(tx, scope, {}, now);
  if (!on) {
    await removeRule(tx, id, { kind: "channel-on", value: channel });
    await addRule(tx, id, { kind: "channel-off", value: channel });
    return;
  }
  await removeRule(tx, id, { kind: "channel-off", value: channel });
  const kinds: RuleKind[] = ["channel-on", "nick-on"];
  const lists = await tx.moduleRule.count({ where: { moduleId: id, kind: { in: kinds } } });
  if (lists > 0) await addRule(tx, id, { kind: "channel-on", value: channel });
}

async function changeSettings(
  tx: Tx,
  scope: Scope,
  { name, value }: Extract<ModuleEdit, { kind: "setting" }>,
  now: Date,
): Promise<void> {
  const status = await statusOf(tx, scope.name);
  const row = await countingRow(tx, scope);
  const settings = withSetting(status.settingsSchema, row?.settings, name, value);
  await changePolicy(tx, scope, { settings: settings as Prisma.InputJsonObject }, now);
}

async function profileId(tx: Tx, name: string | null): Promise<string | null> {
  if (name === null) return null;
  const profile = await tx.authProfile.findUnique({ where: { name } });
  if (!profile) throw new AppError("not_found", { key: "profiles.missing", name });
  return profile.id;
}

async function removeRow(tx: Tx, { name, networkId = ANY, botId = ANY }: Scope): Promise<void> {
  const { count } = await tx.module.deleteMany({ where: { name, networkId, botId } });
  if (count === 0) throw new AppError("not_found", { key: "modules.undecided" });
}

/** A row as one object, so that two can be compared. */
async function viewOf(tx: Tx, row: ModuleRow | null): Promise<Prisma.InputJsonObject> {
  const id = row?.authProfileId ?? null;
  const profile = id === null ? null : await tx.authProfile.findUnique({ where: { id } });
  const lists: Record<string, string[]> = {};
  for (const { kind, value } of row?.rules ?? []) lists[kind] = [...(lists[kind] ?? []), value];
  return {
    enabled: row?.enabled ?? true,
    prefix: row?.commandPrefix ?? null,
    profile: profile?.name ?? null,
    settings: (row?.settings ?? {}) as Prisma.InputJsonObject,
    lists,
  };
}
