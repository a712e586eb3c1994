/** Loading, reloading and unloading, one after the other however many ask. What a change replaces goes on when it fails. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { MODULE_NAME } from "#core/modules/names";
import type { Told } from "#core/words/told";
import type { HostSlots } from "./host-slots.ts";
import type { ModuleManifest, ModuleSource } from "./messages.ts";
import type { ModuleTable } from "./module-table.ts";

interface ChangeDeps {
  readonly log: Log;
  readonly table: ModuleTable;
  readonly slots: HostSlots;
  builtInModules(): Promise<ModuleSource[]>;
  userModules(): Promise<ModuleSource[]>;
}

/** Each gives what to tell, and throws AppError with the reason when it could not be done. */
export interface ModuleChanges {
  load(name: string): Promise<Told>;
  reload(name: string): Promise<Told>;
  reloadAll(): Promise<Told>;
  unload(name: string): Promise<Told>;
  /** Something changed in a user's module: load it, or let it go, and the built-in one come back. Never rejects. */
  follow(name: string, origin: ModuleSource["origin"]): Promise<void>;
  /** Takes the built-in module away that a user's module has replaced. */
  giveWay(name: string): Promise<void>;
}

export function createModuleChanges(deps: ChangeDeps): ModuleChanges {
  const { log, table, slots } = deps;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    // The next in turn goes on whatever became of this one, which its own caller hears about.
    turn = result.catch(() => {});
    return result;
  };

  const giveWay = async (name: string) => {
    await slots.with(name, "built-in")?.unload(name);
  };
  const loadSource = async (source: ModuleSource): Promise<ModuleManifest> => {
    try {
      const manifest = await slots.for(source).load(source);
      await table.loaded(manifest);
      if (source.origin === "user") await giveWay(source.name);
      return manifest;
    } catch (error) {
      if (!AppError.is(error)) throw error;
      const goesOn = await table.failed(source.name, source.origin, error.message);
      const key = goesOn ? "bot.modules.notReplaced" : "bot.modules.notLoaded";
      const told = { key, name: source.name, reason: error.message } as const;
      throw new AppError(error.code, told, { cause: error });
    }
  };
  const loadNamed = async (name: string): Promise<ModuleManifest> =>
    loadSource(await find(deps, name));
  const letGo = async (name: string) => {
    const slot = slots.with(name, "user");
    if (!slot) return;
    await slot.unload(name);
    await table.unloaded(name);
    const replaced = (await deps.builtInModules()).find((module) => module.name === name);
    if (replaced) await loadSource(replaced);
  };

  return {
    giveWay,
    load: (name) =>
      inTurn(async () => ({
        key: "bot.modules.loaded",
        name,
        version: (await loadNamed(name)).version,
      })),
    reload: (name) =>
      inTurn(async () => ({
        key: "bot.modules.reloaded",
        name,
        version: (await loadNamed(name)).version,
      })),
    reloadAll: () => inTurn(() => reloadEach(table, loadNamed)),
    unload: (name) =>
      inTurn(async () => {
        const running = table.running(name);
        if (!running) throw new AppError("not_found", { key: "bot.modules.notRunning", name });
        if (name === "admin") throw new AppError("forbidden", { key: "bot.modules.adminStays" });
        await slots.with(name, running.origin)?.unload(name);
        await table.unloaded(name);
        return { key: "bot.modules.unloaded", name };
      }),
    follow: (name, origin) =>
      inTurn(async () => {
        const modules = origin === "user" ? deps.userModules() : deps.builtInModules();
        const changed = (await modules).find((module) => module.name === name);
        if (origin === "built-in" && table.running(name)?.origin === "user") return;
        await (changed ? loadSource(changed) : letGo(name));
      }).catch((err: unknown) => {
        // Nobody asked, so nobody waits for the answer: the console and the log have it.
        if (AppError.is(err)) log.warn({ module: name, reason: err.message }, "module not loaded");
        else log.error({ err, module: name }, "module not loaded");
      }),
  };
}

async function reloadEach(
  table: ModuleTable,
  load: (name: string) => Promise<ModuleManifest>,
): Promise<Told> {
  const wanted = table.views().filter(({ state }) => state !== "unloaded");
  const failed: string[] = [];
  for (const { name } of wanted) {
    try {
      await load(name);
    } catch (error) {
      if (!AppError.is(error)) throw error;
      failed.push(error.message);
    }
  }
  const count = wanted.length - failed.length;
  return { key: "bot.modules.reloadedAll", count, failures: ["", ...failed].join(" ") };
}

async function find(deps: ChangeDeps, name: string): Promise<ModuleSource> {
  if (!MODULE_NAME.test(name)) throw new AppError("invalid", { key: "bot.modules.noName", name });
  const all = [...(await deps.userModules()), ...(await deps.builtInModules())];
  const found = all.find((module) => module.name === name);
  if (!found) throw new AppError("not_found", { key: "bot.modules.missing", name });
  return found;
}
