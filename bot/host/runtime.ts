/**
 * The loaded modules of one host. A module can be replaced at any time: the new copy is set up while the old one serves,
 * then they swap, and the old one goes when its running calls are done.
 */
import { AppError } from "#core/errors";
import { tell } from "#core/words/told";
import type { BotEvents, BotModule, EventName } from "../module-api.ts";
import { Call } from "./call.ts";
import { CALL_LIMIT_MS, Instance } from "./instance.ts";
import type { CommandData, EventData, ModuleManifest, Outcome } from "./messages.ts";
import { failure, outcomeOf, outcomeOfError, refusal } from "./outcome.ts";
import type { AnyCommand, InstanceDeps, Origin } from "./registration.ts";
import type { Replica } from "./replica.ts";
import type { BotServices } from "./services.ts";
import { isPromise, TimeUp } from "./tasks.ts";
import { parseArgs } from "./usage.ts";

export interface RuntimeDeps {
  readonly replica: Replica;
  /** What a module named `module` gets. */
  instanceDeps(module: string): InstanceDeps;
}

export interface Verdict {
  readonly cancel: string | null;
  readonly changes: Readonly<Record<string, string>>;
}

export class Runtime {
  readonly #deps: RuntimeDeps;
  readonly #instances = new Map<string, Instance>();
  readonly #retiring = new Set<Promise<void>>();
  readonly #stuck = new Set<string>();
  #unfinished = 0;

  constructor(deps: RuntimeDeps) {
    this.#deps = deps;
  }

  /** Loads or replaces a module. When this rejects, the copy that was there goes on. */
  async load(module: BotModule, settings: unknown, from: Origin): Promise<ModuleManifest> {
    const next = await Instance.stage(module, settings, from, this.#deps.instanceDeps(module.name));
    const clash = this.#clash(next);
    if (clash) {
      await next.retire();
      throw clash;
    }
    const previous = this.#instances.get(module.name);
    this.#instances.set(module.name, next);
    next.start();
    if (previous) {
      const gone = this.#retire(previous);
      // What it has in hand is put away before the new copy is asked; calls of its own that still run are not waited for.
      if (previous.tasks.count === 0) await gone;
    }
    return next.manifest;
  }

  /** Takes a module away; its running calls are finished first. */
  async unload(name: string): Promise<void> {
    const instance = this.#instances.get(name);
    if (!instance) throw new AppError("not_found", `No module "${name}" is loaded.`);
    this.#instances.delete(name);
    await this.#retire(instance);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#instances.keys()].map((name) => this.unload(name)));
    await Promise.all(this.#retiring);
  }

  /**
   * Runs a command and always gives an outcome, at once when the command does not wait for anything: whatever goes wrong is one
   * line for the person and one for the log. `servicesFor` is called when the module asks for them.
   */
  run(data: CommandData, servicesFor: (callId: number) => BotServices): Outcome | Promise<Outcome> {
    const instance = this.#instances.get(data.module);
    const command = instance?.commands.get(data.command.toLowerCase());
    if (!instance || !command) return refusal(tell({ key: "bot.takenAway" }, data.locale));
    const parsed = parseArgs(command.parsed, command.name, data.rest);
    if (!parsed.ok) return refusal(tell(parsed.problem, data.locale), command.where === "private");
    const network = this.#deps.replica.network(data.networkId);
    const { translate } = instance;
    const failed = (error: unknown) => this.#failure(error, data);
    try {
      const reply = instance.tasks.run(Math.min(data.timeoutMs, CALL_LIMIT_MS), (task) =>
        command.run(new Call(data, { network, args: parsed.args, task, translate, servicesFor })),
      );
      return isPromise(reply) ? reply.then(outcomeOf).catch(failed) : outcomeOf(reply);
    } catch (error) {
      return failed(error);
    }
  }

  /** Tells every module that listens, but for those that are not to hear of it. */
  emit(data: EventData, except: readonly string[] = []): void {
    const event = this.#withNetwork(data);
    for (const instance of this.#instances.values()) {
      if (except.includes(instance.name)) continue;
      for (const listening of instance.emit(data.name, event)) {
        this.#unfinished++;
        void listening.then(() => {
          this.#unfinished--;
        });
      }
    }
  }

  /** How many listeners have not finished with what they were told. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Asks one module's interceptors in turn; each sees what the one before it changed. */
  async intercept(module: string, data: EventData, limitMs: number): Promise<Verdict> {
    const instance = this.#instances.get(module);
    let event = this.#withNetwork(data);
    let changes: Record<string, string> = {};
    for (const { interceptor } of instance?.interceptors(data.name) ?? []) {
      const verdict = await instance?.tasks.run(limitMs, () => interceptor(event as never));
      if (isCancel(verdict)) return { cancel: verdict.reason, changes };
      const changed = textsOf(verdict);
      changes = { ...changes, ...changed };
      event = { ...event, ...changed };
    }
    return { cancel: null, changes };
  }

  manifests(): readonly ModuleManifest[] {
    return Array.from(this.#instances.values(), ({ manifest }) => manifest);
  }

  /** Every command that is loaded, examples included. */
  commands(): AnyCommand[] {
    return Array.from(this.#instances.values(), ({ commands }) => [
      ...new Set(commands.values()),
    ]).flat();
  }

  /** Resolves when nothing runs at the moment. */
  async idle(): Promise<void> {
    for (const { tasks } of this.#instances.values()) await tasks.settled(CALL_LIMIT_MS);
  }

  /** After {@link close}: the modules that still have something running. */
  leftovers(): string[] {
    return [...this.#stuck];
  }

  #failure(error: unknown, { module, command, requestId, locale }: CommandData): Outcome {
    const { log } = this.#deps.instanceDeps(module);
    const details = { command, requestId };
    if (!(error instanceof TimeUp)) return outcomeOfError(error, locale, log, details);
    log.warn(details, "command took too long");
    return failure(locale, { key: "bot.tookTooLong" });
  }

  #withNetwork(data: EventData): BotEvents[EventName] {
    const { name: _, networkId, ...event } = data;
    return { ...event, network: this.#deps.replica.network(networkId) } as BotEvents[EventName];
  }

  #retire(instance: Instance): Promise<void> {
    const gone = instance.retire().finally(() => {
      this.#retiring.delete(gone);
      if (instance.isBusy) this.#stuck.add(instance.name);
    });
    this.#retiring.add(gone);
    return gone;
  }

  #clash(next: Instance): AppError | null {
    for (const other of this.#instances.values()) {
      if (other.name === next.name) continue;
      const name = [...next.commands.keys()].find((key) => other.commands.has(key));
      if (name !== undefined)
        return new AppError("conflict", `The command "${name}" belongs to module ${other.name}.`);
    }
    return null;
  }
}

function isCancel(verdict: unknown): verdict is { reason: string } {
  return typeof verdict === "object" && verdict !== null && "cancel" in verdict;
}

/** Only texts travel back; which of them the event may change is the bot process' business. */
function textsOf(verdict: unknown): Record<string, string> {
  if (typeof verdict !== "object" || verdict === null) return {};
  return Object.fromEntries(
    Object.entries(verdict).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
