/** Brings changed settings into force, whoever changed them: the module is loaded anew, and what it thinks of them kept. */
import type { Registry } from "#bot/commands/registry";
import type { ModuleHosts } from "#bot/host/module-hosts";
import { AppError } from "#core/errors";
import type { Log } from "#core/log";

export interface SettingsInForce {
  /** Why a module does not take its settings as they are now; null when it does, or does not run. */
  problemOf(module: string): Promise<string | null>;
}

export function followSettings(
  registry: Pick<Registry, "onSettings">,
  hosts: Pick<ModuleHosts, "modules" | "reload">,
  log: Log,
): SettingsInForce {
  const last = new Map<string, Promise<string | null>>();
  const apply = async (module: string): Promise<string | null> => {
    const viewOf = () => hosts.modules().find(({ name }) => name === module);
    if (viewOf()?.state !== "running") return null;
    try {
      await hosts.reload(module);
      return viewOf()?.error || null;
    } catch (error) {
      if (AppError.is(error)) return error.message;
      log.error({ err: error, module }, "changed settings could not be brought into force");
      return "it could not be loaded with them";
    }
  };
  registry.onSettings((module) => void last.set(module, apply(module)));
  return { problemOf: (module) => last.get(module) ?? Promise.resolve(null) };
}
