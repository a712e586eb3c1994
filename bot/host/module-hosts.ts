/** The modules as the rest of the bot sees them: which there are, and ways to run, tell, ask and change them. */
import path from "node:path";
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import type { Locale } from "#core/words/locales";
import type { Told } from "#core/words/told";
import type { EventName } from "../module-api.ts";
import type { CallContext, CallRequest } from "./calls.ts";
import { defaultLimits, type HostLimits } from "./host-process.ts";
import type { HostSlot } from "./host-slot.ts";
import { createHostSlots, type HostSlots } from "./host-slots.ts";
import { askInterceptors, createPatience, type Intercepted } from "./intercept.ts";
import type {
  EventData,
  ModuleManifest,
  NetworkState,
  Outcome,
  PresenceChange,
} from "./messages.ts";
import { createModuleChanges, type ModuleChanges } from "./module-changes.ts";
import { createStatusWriter, type StatusWriter } from "./module-status.ts";
import { createModuleTable, type ModuleTable } from "./module-table.ts";
import { watchModules } from "./module-watch.ts";
import { failure } from "./outcome.ts";
import type { BotServices, ModuleView } from "./services.ts";
import { listModules } from "./sources.ts";
import { createStoreTurns, type StoreTurns } from "./store-turns.ts";

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
  /** The site's language, for what is said unasked. */
  language(): Locale;
  readonly userModulesDir: string;
  /** Module to the name of the host it shall live in; the others share one for each origin. */
  readonly pins?: Readonly<Record<string, string>>;
  readonly builtInDir?: string;
  /** Load built-in modules anew when their source changes, too: for development. */
  readonly watchBuiltIn?: boolean;
  readonly limits?: Partial<HostLimits>;
}

/** What the command pipeline needs of the hosts. */
export interface CommandHosts {
  run(request: CallRequest): Promise<Outcome>;
  /** Tells the modules that listen; those in `except` do not answer where it happened, and hear nothing of it. */
  emit(event: EventData, except?: readonly string[]): void;
  /** True when some module wants to be asked about this kind of event before anything else happens. */
  intercepts(name: EventName): boolean;
  intercept(
    event: EventData,
    except?: readonly string[],
    fields?: readonly string[],
  ): Promise<Intercepted>;
  manifests(): readonly ModuleManifest[];
  /** Called whenever {@link manifests} changed. Gives the way to stop. */
  onManifests(listener: () => void): () => void;
}

export interface ModuleHosts extends CommandHosts {
  /** Starts the hosts and loads what is there; resolves when every module runs or has failed. */
  start(): Promise<void>;
  /** Reloads one module, or all. Gives what to tell; throws AppError when the one did not load (the old copy goes on). */
  reload(name?: string): Promise<Told>;
  load(name: string): Promise<Told>;
  /** Until the next start of the bot, or until it is loaded again. */
  unload(name: string): Promise<Told>;
  /** Every module, whatever its state. */
  modules(): readonly ModuleView[];
  /** From now on the site speaks this language. */
  speak(language: Locale): void;
  /** Process ids of the running hosts. */
  pids(): readonly number[];
  /** True while more happens than some host takes in. */
  readonly isBehind: boolean;
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
  readonly #slots: HostSlots;
  readonly #changes: ModuleChanges;
  readonly #patience = createPatience();
  readonly #store: StoreTurns;
  readonly #releases: (() => unknown)[] = [];

  constructor(deps: ModuleHostsDeps) {
    this.#deps = deps;
    this.#builtInDir = deps.builtInDir ?? path.join(deps.root, "bot/modules");
    this.#status = createStatusWriter(deps.db, deps.log);
    this.#table = createModuleTable(this.#status);
    this.#store = createStoreTurns(deps.db);
    this.#slots = this.#createSlots();
    this.#changes = createModuleChanges({
      ...{ log: deps.log, table: this.#table, slots: this.#slots },
      builtInModules: this.#builtInModules,
      userModules: this.#userModules,
    });
  }

  async start(): Promise<void> {
    const [builtIn, user] = await Promise.all([this.#builtInModules(), this.#userModules()]);
    await this.#status.keepOnly([...builtIn, ...user].map(({ name }) => name));
    this.#releases.push(
      this.#deps.networks.onPresence((change) => {
        for (const slot of this.#slots.all()) slot.presence(change);
      }),
    );
    await this.#slots.start([...builtIn, ...user]);
    // A user's copy that runs takes the place of the built-in one, which served until now.
    for (const { name } of user)
      if (this.#table.running(name)?.origin === "user") await this.#changes.giveWay(name);
    await this.#watch(this.#deps.userModulesDir, "user");
    if (this.#deps.watchBuiltIn) await this.#watch(this.#builtInDir, "built-in");
  }

  async #watch(folder: string, origin: "built-in" | "user"): Promise<void> {
    const stop = await watchModules(
      folder,
      (name) => void this.#changes.follow(name, origin),
      (err) => this.#deps.log.warn({ err }, "the module folder cannot be watched"),
    );
    this.#releases.push(stop);
  }

  async run(request: CallRequest): Promise<Outcome> {
    const slot = this.#slotOf(request.module);
    return slot ? slot.run(request) : failure(request.locale, { key: "bot.notRunning" });
  }

  emit(event: EventData, except: readonly string[] = []): void {
    for (const slot of this.#slots.all()) if (slot.listens(event.name)) slot.emit(event, except);
  }

  speak(language: Locale): void {
    for (const slot of this.#slots.all()) slot.speak(language);
  }

  intercepts(name: EventName): boolean {
    return this.#table.interceptors(name).length > 0;
  }

  intercept(
    event: EventData,
    except: readonly string[] = [],
    fields?: readonly string[],
  ): Promise<Intercepted> {
    const asked = this.#table.interceptors(event.name).filter(({ name }) => !except.includes(name));
    return askInterceptors(event, asked, {
      log: this.#deps.log,
      patience: this.#patience,
      onPassedOver: (module, name) => {
        const text = `${module} did not say in time what it makes of ${name}, three times in a row; it is passed over for a while.`;
        void this.#status.notice(
          [module],
          { kind: "passed-over", event: name, at: new Date() },
          text,
        );
      },
      fields,
      ask: async ({ name }, changed, limitMs) => {
        const slot = this.#slotOf(name);
        return slot ? slot.intercept(name, changed, limitMs) : { cancel: null, changes: {} };
      },
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
    return this.#slots.all().flatMap(({ pid }) => pid ?? []);
  }

  get isBehind(): boolean {
    return this.#slots.all().some((slot) => slot.isBehind);
  }

  load(name: string): Promise<Told> {
    return this.#changes.load(name);
  }

  reload(name?: string): Promise<Told> {
    return name === undefined ? this.#changes.reloadAll() : this.#changes.reload(name);
  }

  unload(name: string): Promise<Told> {
    return this.#changes.unload(name);
  }

  async close(): Promise<void> {
    for (const release of this.#releases.splice(0).reverse()) await release();
    await this.#slots.close();
    await this.#status.close();
  }

  readonly #builtInModules = () => listModules(this.#builtInDir, "built-in");
  readonly #userModules = () => listModules(this.#deps.userModulesDir, "user");

  #slotOf(module: string): HostSlot | undefined {
    const origin = this.#table.running(module)?.origin;
    return origin && this.#slots.with(module, origin);
  }

  #createSlots(): HostSlots {
    const { log, root, databaseUrl, networks, services, settingsOf, say, limits } = this.#deps;
    return createHostSlots(this.#deps.pins ?? {}, (name, origin) => ({
      ...{ name, origin, root, log, services, settingsOf, say, store: this.#store },
      databaseUrl: origin === "built-in" ? databaseUrl : null,
      limits: { ...defaultLimits, ...limits },
      networkStates: () => networks.networkStates(),
      language: () => this.#deps.language(),
      onLoaded: (manifest) => void this.#table.loaded(manifest, true),
      onDrop: (modules) => {
        const text = `The host of ${name} modules is behind; events are dropped before they hear of them.`;
        void this.#status.notice(modules, { kind: "dropped", at: new Date() }, text);
      },
      onFailed: (module, error) => {
        log.warn({ module, error }, "module not loaded");
        void this.#table.failed(module, origin, error);
      },
      onSetAside: (module, reason) => {
        log.error({ module, reason }, "module set aside");
        void this.#table.setAside(module, reason);
      },
      onDeath: (reason, culprit, isUnsure) => {
        log.error({ host: name, reason, culprit, isUnsure }, "module host ended");
        const why = isUnsure ? "while it ran" : "probably because of";
        const blamed = culprit === null ? "" : `, ${why} ${culprit}`;
        const text = `The host of ${name} modules ended (${reason})${blamed}; it is started again.`;
        void this.#status.note({ at: new Date(), kind: "module", text, severity: "error" });
      },
    }));
  }
}
