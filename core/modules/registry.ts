/** The module registry in the database: what operators decided, per network and bot. */
import type { Db } from "#core/db/client";
import type { Folded } from "#core/irc/casemapping";
import { getSetting } from "#core/settings/settings";
import { defaultPolicy, type ModulePolicy, profileStyle, type Rule, ruleKind } from "./policy.ts";
import { ANY, REVISION_KEY, weight } from "./rows.ts";

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
  /** Modules that have settings of their own, with them. */
  allSettings(): ReadonlyMap<string, unknown>;
  /** What commands begin with in a channel, where that was decided for it; else null. */
  channelPrefix(networkId: string, channel: Folded): string | null;
  /** What commands begin with wherever neither module, channel nor network says. */
  readonly botPrefix: string;
}

/**
 * Tells cheaply whether {@link loadPolicies} would read anything new: every write to the registry moves a revision in the
 * transaction that makes it.
 */
export async function policiesVersion(db: Db): Promise<string> {
  const rows = await db.setting.findMany({
    where: { key: { in: [REVISION_KEY, "modules"] } },
    orderBy: { key: "asc" },
  });
  return rows
    .map(({ value, updatedAt }) => `${JSON.stringify(value)} ${updatedAt.getTime()}`)
    .join();
}

/** Reads every decision that counts for the bot `botId`. */
export async function loadPolicies(db: Db, botId: string): Promise<Policies> {
  const [rows, profileRows, channels, { prefixes }] = await Promise.all([
    db.module.findMany({
      where: { botId: { in: [ANY, botId] } },
      include: { rules: { orderBy: { value: "asc" } } },
    }),
    db.authProfile.findMany({ include: { credentials: { select: { name: true } } } }),
    db.channel.findMany({
      where: { commandPrefix: { not: "" } },
      select: { networkId: true, folded: true, commandPrefix: true },
    }),
    getSetting(db, "modules"),
  ]);
  const profiles = new Map(profileRows.map((row) => [row.id, row]));
  const stored = rows
    .map((row): StoredPolicy => {
      const profile = row.authProfileId === null ? undefined : profiles.get(row.authProfileId);
      const { name, networkId, enabled, commandPrefix, settings } = row;
      return {
        ...{ name, networkId, botId: row.botId, enabled, commandPrefix, settings },
        rules: row.rules.flatMap(readRule),
        // A profile that was deleted must not open what it guarded: nobody can prove themselves to it.
        authProfile: row.authProfileId === null ? null : readProfile(row.authProfileId, profile),
      };
    })
    .sort((a, b) => weight(b) - weight(a));
  const channelPrefixes = new Map(
    channels.map(({ networkId, folded, commandPrefix }) => [
      `${networkId} ${folded}`,
      commandPrefix,
    ]),
  );
  const everywhere = stored.filter(({ networkId }) => networkId === ANY);
  const found = new Map<string, ModulePolicy>();

  return {
    policyFor(module, networkId) {
      const key = `${module} ${networkId}`;
      const known = found.get(key);
      if (known) return known;
      const policy =
        stored.find((row) => row.name === module && [ANY, networkId].includes(row.networkId)) ??
        defaultPolicy;
      found.set(key, policy);
      return policy;
    },
    settingsOf: (module) => everywhere.find(({ name }) => name === module)?.settings ?? {},
    // Reversed: of two rows of a module the one that counts more is written last.
    allSettings: () => new Map(everywhere.toReversed().map((row) => [row.name, row.settings])),
    channelPrefix: (networkId, channel) => channelPrefixes.get(`${networkId} ${channel}`) ?? null,
    botPrefix: prefixes[botId] ?? prefixes[ANY] ?? ".",
  };
}

function readRule({ kind, value }: { kind: string; value: string }): Rule[] {
  const known = ruleKind.safeParse(kind);
  return known.success ? [{ kind: known.data, value }] : [];
}

interface ProfileRow {
  readonly name: string;
  readonly style: string;
  readonly credentials: readonly { readonly name: string }[];
}

function readProfile(id: string, row: ProfileRow | undefined) {
  const known = profileStyle.safeParse(row?.style);
  const style = known.success ? known.data : ("password" as const);
  const accounts = style === "account" ? (row?.credentials ?? []) : [];
  return { id, name: row?.name ?? "gone", style, accounts: accounts.map(({ name }) => name) };
}
