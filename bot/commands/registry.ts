/** The operators' decisions about modules, kept at hand for every line. */
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { defaultPolicy, type ModulePolicy } from "#core/modules/policy";
import { loadPolicies, type Policies, policiesVersion } from "#core/modules/registry";

export interface Registry {
  policyFor(module: string, networkId: string): ModulePolicy;
  /** As they are now: whoever changed them asks for a reload right afterwards. */
  settingsOf(module: string): Promise<unknown>;
  /** Reads again when something changed. Call it whenever the database woke up; calls that overlap are one. */
  refresh(): Promise<void>;
}

const nothingDecided: Policies = { policyFor: () => defaultPolicy, settingsOf: () => ({}) };

/** Reads the registry once; rejects when that fails, so that nothing runs under decisions that are not known. */
export async function openRegistry(db: Db, log: Log, botId = "*"): Promise<Registry> {
  let policies = nothingDecided;
  let version = "";
  let reading: Promise<void> | null = null;
  let again = false;

  const read = async () => {
    const next = await policiesVersion(db);
    if (next === version) return;
    policies = await loadPolicies(db, botId);
    version = next;
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
    policyFor: (module, networkId) => policies.policyFor(module, networkId),
    async settingsOf(module) {
      await refresh();
      return policies.settingsOf(module);
    },
    refresh,
  };
}
