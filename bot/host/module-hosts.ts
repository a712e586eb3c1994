/** The modules as the rest of the bot sees them: which there are, and ways to run, tell, ask and change them. */
import path from "node:path";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { MODULE_NAME } from "#core/modules/names";
import type { EventName } from "../module-api.ts";
import type { CallContext, CallRequest } from "./calls.ts";
import { listModules } from "./folders.ts";
import { defaultLimits, type HostLimits } from "./host-process.ts";
import { HostSlot } from "./host-slot.ts";
import { askInterceptors, type Intercepted } from "./intercept.ts";
import type {
  EventData,
  ModuleFolder,
  ModuleManifest,
  NetworkState,
  Outcome,
  PresenceChange,
} from "./messages.ts";
import { createStatusWriter, type StatusWriter } from "./module-status.ts";
import { createModuleTable, type ModuleTable } from "./module-table.ts";
import { watchModules } from "./module-watch.ts";
import { failure } from "./outcome.ts";
import type { BotServices, ModuleView } from "./services.ts";

export interface ModuleHostsDeps {
  readonly db: Db;
  readonly log: Log;
  /** The project's folder: built-in modules are in `bot/modules`, bundles go to `.cache/modules`. */
  readonly root: string;
  readonly databaseUrl: string;
  readonly networks: {
    networkStates(): readonly NetworkState[];
    /** Ordered changes since the states were read. Gives the way to stop. */
    onPresence(listener: (change: PresenceChange) => void): () => void;
  };
  services(call: CallContext): BotServices;
  /** Says something unasked; `from` is the module. Must not throw. */
  say(networkId: string, target: string, text: string, from: string): void;
  settingsOf(module: string): Promise<unknown>;
  readonly userModulesDir: string;
  readonly builtInDir?: string;
  readonly limits?: Partial<HostLimits>;
}

/** What the command pipeline needs of the hosts. */
export interface CommandHosts {
  run(request: CallRequest): Promise<Outcome>;
  emit(event: EventData): void;
  /** True when some module wants to be asked about this kind of event before anything else happens. */
  intercepts(name: EventName): boolean;
  intercept(event: EventData): Promise<Intercepted>;
  manifests(): readonly ModuleManifest[];
  /** Called whenever {@link manifests} changed. Gives the way to stop. */
  onManifests(listener: () => void): () => void;
}

export interface ModuleHosts extends CommandHosts {
  /** Starts the hosts and loads what is there; resolves when every module runs or has failed. */
  start(): Promise<void>;
  /** Reloads one module, or all. Gives what to tell; throws AppError when the one did not load (the old copy goes on). */
  reload(name?: string): Promise<string>;
  load(name: string): Promise<string>;
  /** Until the next start of the bot, or until it is loaded again. */
  unload(name: string): Promise<string>;
  /** Every module, whatever its state. */
  modules(): readonly ModuleView[];
  /** Process ids of the running hosts. */
  pids(): readonly number[];
  close(): Promise<void>;
}

export function createModuleHosts(deps: ModuleHostsDeps): ModuleHosts {
  return new Hosts(deps);
}

class Hosts implements ModuleHosts {
  readonly #deps: ModuleHostsDeps;
  readonly #builtInDir: string;
  readonly #status: StatusWriter;
  readonly #table: ModuleTable;
  readonly #builtIn: HostSlot;
  readonly #user: HostSlot;
  readonly #releases: (() => unknown)[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: ModuleHostsDeps) {
    this.#deps = deps;
    this.#builtInDir = deps.builtInDir ?? path.join(deps.root, "bot/modules");
    this.#status = createStatusWriter(deps.db, deps.log);
    this.#table = createModuleTable(this.#status);
    this.#builtIn = this.#slot("built-in", deps.databaseUrl);
    this.#user = this.#slot("user", null);
  }

  async start(): Promise<void> {
    const [builtIn, user] = await Promise.all([this.#builtInModules(), this.#userModules()]);
    await this.#status.keepOnly([...builtIn, ...user].map(({ name }) => name));
    this.#releases.push(
      this.#deps.networks.onPresence((change) => {
        this.#builtIn.presence([change]);
        this.#user.presence([change]);
      }),
    );
    await Promise.all([
      builtIn.length > 0 ? this.#builtIn.start(builtIn) : undefined,
      user.length > 0 ? this.#user.start(user) : undefined,
    ]);
    // A user's copy that runs takes the place of the built-in one, which served until now.
    for (const { name } of user)
      if (this.#table.running(name)?.origin === "user") await this.#giveWay(name);
    this.#releases.push(
      await watchModules(
        this.#deps.userModulesDir,
        (name) => void this.#inTurn(() => this.#follow(name)),
        (err) => this.#deps.log.warn({ err }, "the module folder cannot be watched"),
      ),
    );
  }

  async run(request: CallRequest): Promise<Outcome> {
    const origin = this.#table.running(request.module)?.origin;
    if (!origin) return failure("That module is not running.");
    return this.#slotOf(origin).run(request);
  }

  emit(event: EventData): void {
    if (this.#table.listens("built-in", event.name)) this.#builtIn.emit(event);
    if (this.#table.listens("user", event.name)) this.#user.emit(event);
  }

  intercepts(name: EventName): boolean {
    return this.#table.interceptors(name).length > 0;
  }

  intercept(event: EventData): Promise<Intercepted> {
    return askInterceptors(event, this.#table.interceptors(event.name), {
      log: this.#deps.log,
      ask: ({ name, origin }, changed, limitMs) =>
        this.#slotOf(origin).intercept(name, changed, limitMs),
    });
  }

  manifests(): readonly ModuleManifest[] {
    return this.#table.manifests();
  }

  onManifests(listener: () => void): () => void {
    return this.#table.onChange(listener);
  }

  modules(): readonly ModuleView[] {
    return this.#table.views();
  }

  pids(): readonly number[] {
    return [this.#builtIn.pid, this.#user.pid].filter((pid) => pid !== null);
  }

  load(name: string): Promise<string> {
    return this.#inTurn(async () => {
      const manifest = await this.#load(await this.#find(name));
      return `Loaded ${name} (${manifest.version}).`;
    });
  }

  reload(name?: string): Promise<string> {
    if (name !== undefined)
      return this.#inTurn(async () => {
        const manifest = await this.#load(await this.#find(name));
        return `Reloaded ${name} (${manifest.version}).`;
      });
    return this.#inTurn(() => this.#reloadAll());
  }

  unload(name: string): Promise<string> {
    return this.#inTurn(async () => {
      const running = this.#table.running(name);
      if (!running) throw new AppError("not_found", `No module "${name}" is running.`);
      if (name === "admin")
        throw new AppError("forbidden", `${name} stays: without it nobody could load it again.`);
      await this.#slotOf(running.origin).unload(name);
      await this.#table.unloaded(name);
      return `Unloaded ${name}.`;
    });
  }

  async close(): Promise<void> {
    for (const release of this.#releases.splice(0).reverse()) await release();
    await Promise.all([this.#builtIn.close(), this.#user.close()]);
    await this.#status.close();
  }

  async #reloadAll(): Promise<string> {
    const names = this.#table.views().filter(({ state }) => state !== "unloaded");
    const failed: string[] = [];
    for (const { name } of names) {
      try {
        await this.#load(await this.#find(name));
      } catch (error) {
        if (!AppError.is(error)) throw error;
        failed.push(error.message);
      }
    }
    const count = names.length - failed.length;
    return [`Reloaded ${count} module${count === 1 ? "" : "s"}.`, ...failed].join(" ");
  }

  /** Loads a module in its host. What it replaces goes on when this fails. */
  async #load(folder: ModuleFolder): Promise<ModuleManifest> {
    try {
      const manifest = await this.#slotOf(folder.origin).load(folder);
      await this.#table.loaded(manifest);
      if (folder.origin === "user") await this.#giveWay(folder.name);
      return manifest;
    } catch (error) {
      if (!AppError.is(error)) throw error;
      const goesOn = await this.#table.failed(folder.name, folder.origin, error.message);
      const told = goesOn ? "was not replaced, the old one goes on" : "was not loaded";
      throw new AppError(error.code, `${folder.name} ${told}: ${error.message}`, { cause: error });
    }
  }

  /** Takes the built-in module away that a user's module has replaced. */
  async #giveWay(name: string): Promise<void> {
    if (this.#builtIn.has(name)) await this.#builtIn.unload(name);
  }

  /** Something changed in a user's module: load it, or let it go, and the built-in one come back. */
  async #follow(name: string): Promise<void> {
    try {
      const user = (await this.#userModules()).find((module) => module.name === name);
      if (user) {
        await this.#load(user);
        return;
      }
      if (!this.#user.has(name)) return;
      await this.#user.unload(name);
      await this.#table.unloaded(name);
      const builtIn = (await this.#builtInModules()).find((module) => module.name === name);
      if (builtIn) await this.#load(builtIn);
    } catch (err) {
      if (AppError.is(err))
        this.#deps.log.warn({ module: name, reason: err.message }, "module not loaded");
      else this.#deps.log.error({ err, module: name }, "module not loaded");
    }
  }

  async #find(name: string): Promise<ModuleFolder> {
    if (!MODULE_NAME.test(name)) throw new AppError("invalid", `"${name}" is no module's name.`);
    const all = [...(await this.#userModules()), ...(await this.#builtInModules())];
    const found = all.find((module) => module.name === name);
    if (!found) throw new AppError("not_found", `There is no module "${name}".`);
    return found;
  }

  #builtInModules = () => listModules(this.#builtInDir, "built-in");
  #userModules = () => listModules(this.#deps.userModulesDir, "user");

  #slotOf(origin: ModuleFolder["origin"]): HostSlot {
    return origin === "built-in" ? this.#builtIn : this.#user;
  }

  #slot(name: ModuleFolder["origin"], databaseUrl: string | null): HostSlot {
    const { log, root, networks, services, settingsOf, say, limits } = this.#deps;
    return new HostSlot({
      ...{ name, root, databaseUrl, log, services, settingsOf, say },
      limits: { ...defaultLimits, ...limits },
      networkStates: () => networks.networkStates(),
      onLoaded: (manifest) => void this.#table.loaded(manifest),
      onFailed: (module, error) => {
        log.warn({ module, error }, "module not loaded");
        void this.#table.failed(module, name, error);
      },
      onSetAside: (module, reason) => void this.#table.setAside(module, reason),
      onDeath: (reason, culprit) => {
        log.error({ host: name, reason, culprit }, "module host ended");
        const blamed = culprit === null ? "" : `, probably because of ${culprit}`;
        const text = `The host of ${name} modules ended (${reason})${blamed}; it is started again.`;
        void this.#status.note({ at: new Date(), kind: "module", text, severity: "error" });
      },
    });
  }

  /** Changes one after the other, however many ask at once. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    // The next in turn goes on whatever became of this one, which its own caller hears about.
    this.#turn = result.catch(() => {});
    return result;
  }
}
