/** A place where a module host lives: started, watched, and started again for as long as the bot runs. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import { type CallContext, type CallRequest, createCalls } from "./calls.ts";
import { createCrashes } from "./crashes.ts";
import { createGate } from "./gate.ts";
import { type Death, type HostLimits, type HostProcess, startHostProcess } from "./host-process.ts";
import { checkManifest } from "./manifest.ts";
import type {
  EventData,
  FromHost,
  ModuleFolder,
  ModuleManifest,
  NetworkState,
  Outcome,
  PresenceChange,
  ToHost,
} from "./messages.ts";
import { failure } from "./outcome.ts";
import { createRequests } from "./requests.ts";
import type { Verdict } from "./runtime.ts";
import type { BotServices } from "./services.ts";
import { readSettings } from "./settings.ts";

export interface SlotDeps {
  readonly name: string;
  readonly root: string;
  readonly databaseUrl: string | null;
  readonly limits: HostLimits;
  readonly log: Log;
  networkStates(): readonly NetworkState[];
  settingsOf(module: string): Promise<unknown>;
  services(call: CallContext): BotServices;
  say(networkId: string, target: string, text: string, module: string): void;
  onLoaded(manifest: ModuleManifest): void;
  /** It did not load while the host started; `error` says why. */
  onFailed(module: string, error: string): void;
  onSetAside(module: string, reason: string): void;
  onDeath(reason: string, culprit: string | null): void;
}

const LOAD_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 7_000;
const READY_LIMIT_MS = 20_000;
const RESTARTING = "That part of me is just being restarted; try again in a moment.";

export class HostSlot {
  readonly #deps: SlotDeps;
  readonly #modules = new Map<string, ModuleFolder>();
  readonly #crashes = createCrashes();
  readonly #calls;
  readonly #requests = createRequests();
  #host: HostProcess | null = null;
  readonly #ready = createGate();
  #held: ToHost[] = [];
  #forking: Promise<void> | null = null;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: SlotDeps) {
    this.#deps = deps;
    this.#calls = createCalls(deps);
  }

  get pid(): number | null {
    return this.#host?.pid ?? null;
  }

  /** Starts the host with these modules; resolves when each was loaded or has failed. */
  async start(modules: readonly ModuleFolder[]): Promise<void> {
    for (const module of modules) this.#modules.set(module.name, module);
    await this.#fork();
    await this.#ready.whenOpen(LOAD_LIMIT_MS);
  }

  has(name: string): boolean {
    return this.#modules.has(name);
  }

  /** Loads or reloads a module. Throws AppError with the reason; a copy that was there goes on then. */
  async load(folder: ModuleFolder): Promise<ModuleManifest> {
    this.#crashes.forgive(folder.name);
    await this.#fork();
    const settings = await this.#deps.settingsOf(folder.name);
    if (!(await this.#ready.whenOpen(READY_LIMIT_MS)))
      throw new AppError("unavailable", RESTARTING);
    const manifest = await this.#requests.ask(LOAD_LIMIT_MS, (request) =>
      this.#send({ type: "load", request, folder, settings }),
    );
    this.#modules.set(folder.name, folder);
    return manifest as ModuleManifest;
  }

  async unload(name: string): Promise<void> {
    this.#modules.delete(name);
    if (!this.#ready.isOpen) return;
    await this.#requests.ask(LOAD_LIMIT_MS, (request) =>
      this.#send({ type: "unload", request, name }),
    );
  }

  async run(request: CallRequest): Promise<Outcome> {
    const isUp = this.#ready.isOpen || (await this.#ready.whenOpen(READY_LIMIT_MS));
    if (!isUp) return failure(RESTARTING);
    return this.#calls.run(request, (message) => this.#send(message));
  }

  /** Tells the host; while it is being restarted, events wait for it. */
  emit(event: EventData, except: readonly string[]): void {
    const message: ToHost = { type: "event", event, except };
    if (this.#ready.isOpen) this.#send(message);
    else if (!this.#closed && this.#held.length < this.#deps.limits.backlog)
      this.#held.push(message);
  }

  async intercept(module: string, event: EventData, timeoutMs: number): Promise<Verdict> {
    const verdict = await this.#requests.ask(timeoutMs * 2, (request) =>
      this.#send({ type: "intercept", request, module, event, timeoutMs }),
    );
    return verdict as Verdict;
  }

  presence(changes: readonly PresenceChange[]): void {
    this.#host?.send({ type: "presence", changes });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#ready.brick();
    await this.#host?.stop(STOP_LIMIT_MS);
  }

  #send(message: ToHost): boolean {
    return this.#host?.send(message) ?? false;
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
    const folders = [...this.#modules.values()];
    const names = folders.map((folder) => folder.name);
    const settings = await readSettings(names, this.#deps.settingsOf, log);
    if (this.#closed) return;
    this.#host = startHostProcess({
      ...{ name, root, databaseUrl, limits, log },
      onMessage: (message) => this.#onMessage(message),
      onDeath: (death) => this.#onDeath(death),
    });
    const networks = this.#deps.networkStates();
    this.#send({ type: "start", cache: `${root}/.cache/modules`, folders, settings, networks });
  }

  #onMessage(message: FromHost): void {
    switch (message.type) {
      case "ready":
        this.#onReady();
        return;
      case "loaded":
        this.#onLoaded(message.request, message.manifest);
        return;
      case "load.failed":
        if (message.request === null) this.#deps.onFailed(message.name, message.error);
        else this.#requests.fail(message.request, new AppError("invalid", message.error));
        return;
      case "unloaded":
        this.#requests.settle(message.request, null);
        return;
      case "verdict":
        if (message.failed)
          this.#requests.fail(message.request, new Error("the interceptor failed"));
        else this.#requests.settle(message.request, message);
        return;
      case "reply":
        this.#calls.reply(message);
        return;
      case "service":
        this.#calls.service(message, (answer) => this.#send(answer));
        return;
      case "say":
        this.#deps.say(message.networkId, message.target, message.text, message.module);
        return;
      case "log":
        this.#deps.log[message.level](
          { module: message.module, ...message.details },
          message.message,
        );
        return;
      case "pong":
        return;
    }
  }

  #onReady(): void {
    for (const message of this.#held.splice(0)) this.#send(message);
    this.#ready.open();
  }

  #onLoaded(request: number | null, manifest: unknown): void {
    const checked = checkManifest(manifest, this.#deps.databaseUrl === null ? "user" : "built-in");
    if (checked === null)
      this.#requests.fail(request, new AppError("invalid", "It declares itself wrongly."));
    else if (request !== null) this.#requests.settle(request, checked);
    else this.#deps.onLoaded(checked);
  }

  #onDeath({ reason, running }: Death): void {
    this.#host = null;
    this.#ready.shut();
    this.#requests.failAll(new AppError("unavailable", `The module host ended: ${reason}.`));
    if (!this.#closed) this.#startAgain(reason, running[0] ?? null);
    this.#calls.abandon(running, async (request) => {
      const isBack = await this.#ready.whenOpen(READY_LIMIT_MS);
      return isBack
        ? this.#calls.run(request, (message) => this.#send(message), true)
        : failure(RESTARTING);
    });
  }

  /** Starts the next host, without the module that brought too many down. */
  #startAgain(reason: string, culprit: string | null): void {
    const now = performance.now();
    this.#deps.onDeath(reason, culprit);
    if (this.#crashes.note(culprit, now) && culprit !== null && this.#modules.delete(culprit))
      this.#deps.onSetAside(
        culprit,
        `It brought its host down three times within a minute: ${reason}.`,
      );
    this.#retry = setTimeout(() => void this.#fork(), this.#crashes.waitMs(now));
  }
}
