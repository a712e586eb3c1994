/** The operators' decisions about modules, kept at hand for every line. */
import type { Db } from "#core/db/client";
import type { Folded } from "#core/irc/casemapping";
import type { Log } from "#core/log";
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
import { loadPolicies, type Policies, policiesVersion } from "#core/modules/registry";

/** What a prefix depends on besides the registry. */
export interface PrefixPlace {
  readonly id: string;
  /** The network's own; empty for the bot's. */
  readonly commandPrefix: string;
  fold(name: string): Folded;
}

export interface Registry {
  /** Another whenever decisions changed. */
  readonly revision: number;
  policyFor(module: string, networkId: string): ModulePolicy;
  /** What commands begin with in a channel (null: in private), unless their module says otherwise. */
  prefixFor(network: PrefixPlace, channel: string | null): string;
  /** As they are now: whoever changed them asks for a reload right afterwards. */
  settingsOf(module: string): Promise<unknown>;
  /** Reads again when something changed. Call it whenever the database woke up; calls that overlap are one. */
  refresh(): Promise<void>;
  /** Told the modules whose settings are others than before, by whomever they were changed. Must not throw. */
  onSettings(listener: (module: string) => void): void;
}

const nothingDecided: Policies = {
  policyFor: () => defaultPolicy,
  settingsOf: () => ({}),
  allSettings: () => new Map(),
  channelPrefix: () => null,
  botPrefix: ".",
};

/** Reads the registry once; rejects when that fails, so that nothing runs under decisions that are not known. */
export async function openRegistry(db: Db, log: Log, botId = "*"): Promise<Registry> {
  const listeners = new Set<(module: string) => void>();
  let policies = nothingDecided;
  let version = "";
  let revision = 0;
  let reading: Promise<void> | null = null;
  let again = false;

  const read = async () => {
    const next = await policiesVersion(db);
    if (next === version) return;
    const before = policies;
    policies = await loadPolicies(db, botId);
    version = next;
    revision++;
    for (const module of changedSettings(before, policies))
      for (const listener of listeners) listener(module);
  };
  const readAll = async () => {
    try {
      do {
        again = false;
        await read();
      } while (again);
    } catch (err) {
      // What was decided before still holds until the database can be read again.
      log.warn({ err }, "the module registry could not be read");
    } finally {
      reading = null;
    }
  };
  const refresh = (): Promise<void> => {
    again = true;
    reading ??= readAll();
    return reading;
  };
  await read();

  return {
    get revision() {
      return revision;
    },
    policyFor: (module, networkId) => policies.policyFor(module, networkId),
    prefixFor: (network, channel) =>
      (channel === null ? null : policies.channelPrefix(network.id, network.fold(channel))) ||
      network.commandPrefix ||
      policies.botPrefix,
    async settingsOf(module) {
      await refresh();
      return policies.settingsOf(module);
    },
    refresh,
    onSettings: (listener) => void listeners.add(listener),
  };
}

function changedSettings(before: Policies, after: Policies): string[] {
  const [old, current] = [before.allSettings(), after.allSettings()];
  const text = (settings: unknown) => JSON.stringify(settings ?? {});
  return [...new Set([...old.keys(), ...current.keys()])].filter(
    (module) => text(old.get(module)) !== text(current.get(module)),
  );
}
