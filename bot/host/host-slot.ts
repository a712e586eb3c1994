/** A place where a module host lives: started, watched, and started again for as long as the bot runs. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { Locale } from "#core/words/locales";
import type { EventName } from "../module-api.ts";
import { sendAnswer } from "./answers.ts";
import { type CallContext, type CallRequest, createCalls } from "./calls.ts";
import { createCrashes } from "./crashes.ts";
import { createGate } from "./gate.ts";
import { type Death, type HostLimits, type HostProcess, startHostProcess } from "./host-process.ts";
import { createKeptModules } from "./kept-modules.ts";
import { createLane } from "./lane.ts";
import { checkManifest } from "./manifest.ts";
import type {
  EventData,
  FromHost,
  ModuleManifest,
  ModuleSource,
  NetworkState,
  Outcome,
  PresenceChange,
} from "./messages.ts";
import { createRequests } from "./requests.ts";
import type { Verdict } from "./runtime.ts";
import type { BotServices } from "./services.ts";
import type { StoreTurns } from "./store-turns.ts";

export interface SlotDeps {
  /** Names the host in logs; unique. */
  readonly name: string;
  readonly origin: ModuleSource["origin"];
  readonly root: string;
  /** Null for hosts that may not touch the database. */
  readonly databaseUrl: string | null;
  readonly limits: HostLimits;
  readonly log: Log;
  networkStates(): readonly NetworkState[];
  /** The site's, as it is now. */
  language(): Locale;
  settingsOf(module: string): Promise<unknown>;
  readonly store: StoreTurns;
  services(call: CallContext): BotServices;
  say(networkId: string, target: string, text: string, module: string): void;
  onLoaded(manifest: ModuleManifest): void;
  /** It did not load while the host started; `error` says why. */
  onFailed(module: string, error: string): void;
  /** Events begin to be dropped that these modules listen to. */
  onDrop(modules: readonly string[]): void;
  onSetAside(module: string, reason: string): void;
  /** `isUnsure`: the culprit ran, and that is all that speaks against it. */
  onDeath(reason: string, culprit: string | null, isUnsure: boolean): void;
}

type Heard<Type extends FromHost["type"]> = Extract<FromHost, { type: Type }>;

const LOAD_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 7_000;
const READY_LIMIT_MS = 20_000;
const RESTARTING = "That part of me is just being restarted; try again in a moment.";

export class HostSlot {
  readonly #deps: SlotDeps;
  readonly #modules;
  readonly #crashes = createCrashes();
  readonly #requests = createRequests();
  readonly #lane;
  readonly #calls;
  #host: HostProcess | null = null;
  readonly #ready = createGate();
  /** Modules that are just being loaded or unloaded. */
  readonly #passing = new Set<string>();
  #forking: Promise<void> | null = null;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: SlotDeps) {
    const { name, log } = deps;
    this.#deps = deps;
    this.#modules = createKeptModules(deps);
    this.#lane = createLane({
      backlog: deps.limits.backlog,
      send: (message) => this.#host?.send(message),
      onDrop: () => {
        log.warn({ host: name }, "a module host is behind; events are dropped");
        deps.onDrop(this.#modules.listeners());
      },
    });
    this.#calls = createCalls({
      log,
      services: (call) => deps.services(call),
      tell: (command) => this.#lane.tell({ type: "command", command }),
      takeBack: (id) => this.#lane.takeBack(id),
    });
  }

  get origin(): ModuleSource["origin"] {
    return this.#deps.origin;
  }

  get pid(): number | null {
    return this.#host?.pid ?? null;
  }

  /** Starts the host with these modules; resolves when each was loaded or has failed. */
  async start(modules: readonly ModuleSource[]): Promise<void> {
    for (const module of modules) this.#modules.want(module);
    await this.#fork();
    await this.#ready.whenOpen(LOAD_LIMIT_MS);
  }

  has(name: string): boolean {
    return this.#modules.has(name);
  }

  /** Does a module in this host listen to this kind of event? */
  listens(event: EventName): boolean {
    return this.#modules.listens(event);
  }

  /** Loads or reloads a module. Throws AppError with the reason; a copy that was there goes on then. */
  async load(source: ModuleSource): Promise<ModuleManifest> {
    this.#crashes.forgive(source.name);
    await this.#fork();
    const settings = await this.#deps.settingsOf(source.name);
    if (!(await this.#ready.whenOpen(READY_LIMIT_MS)))
      throw new AppError("unavailable", RESTARTING);
    const refused = this.#modules.refused(source.name);
    const { manifest, bundle } = (await this.#pass(source.name, (request) =>
      this.#send({ type: "load", request, source, settings, refused }),
    )) as { manifest: ModuleManifest; bundle: string };
    this.#modules.keep(source, bundle, manifest);
    return manifest;
  }

  async unload(name: string): Promise<void> {
    this.#modules.forget(name);
    if (!this.#ready.isOpen) return;
    await this.#pass(name, (request) => this.#send({ type: "unload", request, name }));
  }

  async #pass(name: string, send: (request: number) => boolean): Promise<unknown> {
    this.#passing.add(name);
    try {
      return await this.#requests.ask(LOAD_LIMIT_MS, send);
    } finally {
      this.#passing.delete(name);
    }
  }

  /** While the host is being restarted, commands and events wait for it. */
  run(request: CallRequest): Promise<Outcome> {
    return this.#calls.run(request);
  }

  get isBehind(): boolean {
    return this.#lane.isBehind;
  }

  emit(event: EventData, except: readonly string[]): void {
    if (!this.#closed) this.#lane.tell({ type: "event", event, except });
  }

  presence(change: PresenceChange): void {
    if (this.#host) this.#lane.tell({ type: "presence", change });
  }

  speak(language: Locale): void {
    this.#send({ type: "language", language });
  }

  async intercept(module: string, event: EventData, timeoutMs: number): Promise<Verdict> {
    const verdict = await this.#requests.ask(timeoutMs * 2, (request) =>
      this.#send({ type: "intercept", request, module, event, timeoutMs }),
    );
    return verdict as Verdict;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#ready.brick();
    await this.#host?.stop(STOP_LIMIT_MS);
    this.#calls.abandon(new Set());
  }

  #send(message: Parameters<HostProcess["send"]>[0]): boolean {
    this.#host?.send(message);
    return this.#host !== null;
  }

  /** Starts the host unless there is one; however many ask, it is started once. */
  async #fork(): Promise<void> {
    if (this.#host) return;
    clearTimeout(this.#retry);
    this.#forking ??= this.#forkNow().finally(() => {
      this.#forking = null;
    });
    await this.#forking;
  }

  async #forkNow(): Promise<void> {
    const { name, root, databaseUrl, limits, log } = this.#deps;
    const modules = await this.#modules.starting();
    if (this.#closed) return;
    this.#host = startHostProcess({
      ...{ name, root, databaseUrl, limits, log },
      onMessage: (message) => (this.#hear[message.type] as (said: FromHost) => void)(message),
      onDeath: (death) => this.#onDeath(death),
    });
    const [networks, language] = [this.#deps.networkStates(), this.#deps.language()];
    this.#lane.forgetPresence();
    this.#send({ type: "start", cache: `${root}/.cache/modules`, modules, networks, language });
  }

  /** What becomes of each message from the host. */
  readonly #hear: { readonly [Type in FromHost["type"]]: (message: Heard<Type>) => void } = {
    reply: (message) => this.#calls.reply(message),
    taken: ({ count }) => this.#lane.taken(count),
    ready: () => {
      this.#ready.open();
      this.#lane.open();
    },
    loading: ({ name, bundle }) => this.#modules.loading(name, bundle),
    loaded: (message) => this.#onLoaded(message),
    "load.failed": (message) => this.#onLoadFailed(message),
    unloaded: ({ request }) => this.#requests.settle(request, null),
    verdict: (message) => {
      if (!message.failed) this.#requests.settle(message.request, message);
      else this.#requests.fail(message.request, new Error("the interceptor failed"));
    },
    service: (message) => this.#calls.service(message, (answer) => this.#send(answer)),
    store: (message) => this.#onStore(message),
    say: ({ networkId, target, text, module }) => this.#deps.say(networkId, target, text, module),
    log: ({ level, module, details, message }) =>
      this.#deps.log[level]({ module, ...details }, message),
    pong: () => {},
  };

  #onLoaded({ request, bundle, manifest }: Heard<"loaded">): void {
    const checked = checkManifest(manifest, this.#deps.origin);
    if (checked === null) {
      this.#requests.fail(request, new AppError("invalid", "It declares itself wrongly."));
      return;
    }
    this.#modules.loaded(checked.name);
    if (request === null) {
      this.#modules.keep(null, bundle, checked);
      this.#deps.onLoaded(checked);
    } else this.#requests.settle(request, { manifest: checked, bundle });
  }

  /** A host keeps things for its own modules, those that come or go included, and for no others. */
  #onStore({ request, module, action }: Heard<"store">): void {
    const { store, log, language } = this.#deps;
    const isIts = this.#modules.has(module) || this.#passing.has(module);
    const work = isIts
      ? store(module, action)
      : Promise.reject(new AppError("forbidden", { key: "bot.notOfBot" }));
    const question = { request, service: "store", locale: language() };
    sendAnswer(work, question, (answer) => this.#send(answer), log);
  }

  #onLoadFailed({ request, name, error }: Heard<"load.failed">): void {
    this.#modules.loaded(name);
    if (request === null) this.#deps.onFailed(name, error);
    else this.#requests.fail(request, new AppError("invalid", error));
  }

  #onDeath({ reason, running, place, isUnsure }: Death): void {
    const culprit = running[0] ?? null;
    this.#host = null;
    this.#ready.shut();
    this.#calls.abandon(this.#lane.shut(place));
    const was = this.#modules.died(culprit, isUnsure);
    const what = was === "running" ? "The module host ended" : "Its setup brought the host down";
    this.#requests.failAll(new AppError("unavailable", `${what}: ${reason}.`));
    if (this.#closed) return;
    this.#deps.onDeath(reason, culprit, isUnsure);
    const crash = { culprit, isUnsure, was, origin: this.origin };
    const when = this.#crashes.note(crash, performance.now());
    if (when !== null && culprit !== null && this.#modules.has(culprit)) {
      this.#modules.forget(culprit);
      this.#deps.onSetAside(culprit, `It brought its host down ${when}: ${reason}.`);
    }
    this.#retry = setTimeout(() => void this.#fork(), this.#crashes.waitMs(performance.now()));
  }
}
