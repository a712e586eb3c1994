/** One loaded copy of a module and everything it registered. */
import { z } from "zod";
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { BotEvents, BotModule, EventName } from "../module-api.ts";
import type { ModuleManifest } from "./messages.ts";
import {
  type AnyCommand,
  contextFor,
  type InstanceDeps,
  type Intercepting,
  manifestOf,
  newParts,
  type Origin,
  type Parts,
  type Repeating,
} from "./registration.ts";
import type { Tasks } from "./tasks.ts";

/** How long anything a module does may take. */
export const CALL_LIMIT_MS = 5_000;
const SETUP_LIMIT_MS = 10_000;

export class Instance {
  readonly name: string;
  readonly manifest: ModuleManifest;
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly tasks: Tasks;
  readonly #log: Log;
  readonly #parts: Parts;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #abort: AbortController;
  #retired = false;

  private constructor(name: string, manifest: ModuleManifest, parts: Parts, deps: InstanceDeps) {
    this.name = name;
    this.manifest = manifest;
    this.commands = parts.commands;
    this.tasks = parts.tasks;
    this.#parts = parts;
    this.#abort = parts.abort;
    this.#log = deps.log;
  }

  /**
   * Runs setup without letting anything act yet, so that a module that fails to load leaves the running copy untouched.
   * Throws AppError invalid for settings or registrations that cannot be used, and what setup threw.
   */
  static async stage(
    module: BotModule,
    settings: unknown,
    from: Origin,
    deps: InstanceDeps,
  ): Promise<Instance> {
    const parts = newParts(module.name, deps);
    try {
      const context = contextFor(parseSettings(module, settings), parts, from, deps);
      await parts.tasks.run(SETUP_LIMIT_MS, () => module.setup(context));
      return new Instance(module.name, manifestOf(module, from, parts), parts, deps);
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

  /** Tells listeners in the order they were registered; what one throws is logged and stops nobody. */
  emit<Name extends EventName>(name: Name, event: BotEvents[Name]): void {
    for (const { event: wanted, listener } of this.#parts.listeners) {
      if (wanted !== name) continue;
      this.tasks
        .run(CALL_LIMIT_MS, () => listener(event as never))
        .catch((err: unknown) => this.#log.error({ err, event: name }, "listener failed"));
    }
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
      this.tasks
        .run(Math.max(CALL_LIMIT_MS, repeating.everyMs), () => repeating.task(this.#abort.signal))
        .catch((err: unknown) => this.#log.error({ err }, "repeated task failed"))
        .finally(() => this.#schedule(repeating));
    }, repeating.everyMs);
    this.#timers.add(timer);
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

function parseSettings(module: BotModule, settings: unknown): unknown {
  const parsed = module.settings.safeParse(settings ?? {});
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", `The settings do not fit: ${z.prettifyError(parsed.error)}`);
}
