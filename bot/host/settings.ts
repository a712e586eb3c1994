import type { Log } from "#core/log";

/** Each module's settings by its name. One that cannot be read gets none, so that the others can start. */
export async function readSettings(
  modules: readonly string[],
  settingsOf: (module: string) => Promise<unknown>,
  log: Log,
): Promise<Record<string, unknown>> {
  const entries = modules.map(async (module) => {
    try {
      return [module, await settingsOf(module)] as const;
    } catch (err) {
      // Its defaults are better than no module at all.
      log.error({ err, module }, "settings cannot be read; defaults are used");
      return [module, {}] as const;
    }
  });
  return Object.fromEntries(await Promise.all(entries));
}
