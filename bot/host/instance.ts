/** One loaded copy of a module and everything it registered. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { BotEvents, BotModule, EventName } from "../module-api.ts";
import type { ModuleManifest } from "./messages.ts";
import { openTimerScope } from "./owned-timers.ts";
import {
  type AnyCommand,
  contextFor,
  type InstanceDeps,
  type Intercepting,
  type Listening,
  manifestOf,
  newParts,
  type Origin,
  type Parts,
  type Repeating,
} from "./registration.ts";
import { fittingSettings } from "./settings.ts";
import { isPromise, type Tasks } from "./tasks.ts";

/** How long anything a module does may take. */
export const CALL_LIMIT_MS = 5_000;
const SETUP_LIMIT_MS = 10_000;

export class Instance {
  readonly name: string;
  readonly manifest: ModuleManifest;
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly tasks: Tasks;
  /** The module's own words in a language. */
  readonly translate: Parts["translate"];
  readonly #log: Log;
  readonly #parts: Parts;
  readonly #listeners = new Map<EventName, Listening[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #abort: AbortController;
  #retired = false;

  private constructor(name: string, manifest: ModuleManifest, parts: Parts, deps: InstanceDeps) {
    this.name = name;
    this.manifest = manifest;
    this.commands = parts.commands;
    this.tasks = parts.tasks;
    this.translate = parts.translate;
    this.#parts = parts;
    this.#abort = parts.abort;
    this.#log = deps.log;
    for (const each of parts.listeners)
      this.#listeners.set(each.event, [...(this.#listeners.get(each.event) ?? []), each]);
  }

  /**
   * Runs setup without letting anything act yet, so that a module that fails to load leaves the running copy untouched.
   * Settings that do not fit are left at their defaults, and the manifest says which. Throws AppError invalid for registrations
   * that cannot be used, or when not even the defaults fit, and what setup threw.
   */
  static async stage(
    module: BotModule,
    settings: unknown,
    from: Origin,
    deps: InstanceDeps,
  ): Promise<Instance> {
    const parts = newParts(module, deps);
    parts.releases.push(openTimerScope(module.name));
    try {
      const { value, problem } = fittingSettings(module.settings, settings);
      const context = contextFor(value, parts, from, deps);
      await parts.tasks.run(SETUP_LIMIT_MS, () => module.setup(context));
      const manifest = { ...manifestOf(module, from, parts), settingsProblem: problem };
      return new Instance(module.name, manifest, parts, deps);
    } catch (error) {
      await release(parts, deps.log);
      throw error;
    }
  }

  /** True while something of it runs or is due to. */
  get isBusy(): boolean {
    return this.#timers.size > 0 || this.tasks.count > 0;
  }

  /** Lets the timers run. */
  start(): void {
    for (const repeating of this.#parts.repeating) this.#schedule(repeating);
  }

  /**
   * Tells listeners in the order they were registered, of somebody ignored only those that ask for it; what one throws is logged and
   * stops nobody. Gives the promises of those that have not finished, which never reject.
   */
  emit<Name extends EventName>(name: Name, event: BotEvents[Name]): Promise<void>[] {
    const unfinished: Promise<void>[] = [];
    const failed = (err: unknown) => this.#log.error({ err, event: name }, "listener failed");
    const isIgnored = "sender" in event && event.sender?.ignored === true;
    for (const { listener, ignored } of this.#listeners.get(name) ?? []) {
      if (isIgnored && !ignored) continue;
      try {
        const result = this.tasks.run(CALL_LIMIT_MS, () => listener(event as never));
        if (isPromise(result)) unfinished.push(result.then(() => {}, failed));
      } catch (err) {
        failed(err);
      }
    }
    return unfinished;
  }

  /** The interceptors of one kind of event, most urgent first. */
  interceptors(name: EventName): readonly Intercepting[] {
    return this.#parts.interceptors.filter(({ event }) => event === name);
  }

  /** Stops timers at once, waits for what runs, then releases what was registered, last first. */
  async retire(): Promise<void> {
    this.#retired = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.tasks.settled(CALL_LIMIT_MS);
    await release(this.#parts, this.#log);
  }

  #schedule(repeating: Repeating): void {
    if (this.#retired) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#repeat(repeating);
    }, repeating.everyMs);
    this.#timers.add(timer);
  }

  async #repeat(repeating: Repeating): Promise<void> {
    const limitMs = Math.max(CALL_LIMIT_MS, repeating.everyMs);
    try {
      await this.tasks.run(limitMs, () => repeating.task(this.#abort.signal));
    } catch (err) {
      // It gets another chance when its time comes again.
      this.#log.error({ err }, "repeated task failed");
    }
    this.#schedule(repeating);
  }
}

async function release(parts: Parts, log: Log): Promise<void> {
  const gone = new AppError("unavailable", "The module was unloaded.");
  parts.abort.abort(gone);
  parts.tasks.abort(gone);
  for (const undo of parts.releases.splice(0).reverse()) {
    try {
      await parts.tasks.run(CALL_LIMIT_MS, undo);
    } catch (err) {
      // The module is going anyway, and the other releases must still run.
      log.error({ err }, "release failed");
    }
  }
}
