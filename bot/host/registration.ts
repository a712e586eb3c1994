/** What a module registers while it is set up. */
import { z } from "zod";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { LEVELS } from "#core/levels";
import type { Log } from "#core/log";
import { takesCredentials } from "#core/modules/credentials";
import { HOUR, MINUTE, SECOND } from "#core/time";
import type { Locale } from "#core/words/locales";
import { type Texts, translatorsOf, type UncheckedTranslate } from "#core/words/own-words";
import type {
  BotModule,
  CommandCall,
  CommandSpec,
  EventName,
  ModuleContext,
  ModuleWords,
  Where,
} from "../module-api.ts";
import type { BlameWriter } from "./blame.ts";
import type { ModuleManifest } from "./messages.ts";
import { createStore, type StoreTrip } from "./store.ts";
import { createTasks, type Tasks } from "./tasks.ts";
import { readUsage, type Usage } from "./usage.ts";

export interface InstanceDeps {
  /** Null in a host that may not touch the database. */
  readonly db: Db | null;
  readonly log: Log;
  readonly blame: BlameWriter;
  readonly store: StoreTrip;
  /** The site's language. */
  language(): Locale;
  say(networkId: string, target: string, text: string): void;
}

export interface Origin {
  readonly origin: "built-in" | "user";
  readonly version: string;
}

export type AnyCommand = Omit<CommandSpec<string, Where>, "run"> & {
  run(call: CommandCall<string, Where>): ReturnType<CommandSpec<string, Where>["run"]>;
  readonly parsed: Usage;
};
export interface Listening {
  readonly event: EventName;
  readonly listener: (event: never) => unknown;
  /** Hears people on the ignore list, too. */
  readonly ignored: boolean;
}
export interface Intercepting {
  readonly event: EventName;
  readonly priority: number;
  readonly interceptor: (event: never) => unknown;
}
export interface Repeating {
  readonly everyMs: number;
  readonly task: (signal: AbortSignal) => void | Promise<void>;
}

const commandName = /^[a-z0-9][\w+-]*( [a-z0-9][\w+-]*)*$/i;

/** All that one copy of a module registered. */
export interface Parts {
  readonly commands: Map<string, AnyCommand>;
  readonly listeners: Listening[];
  readonly interceptors: Intercepting[];
  readonly repeating: Repeating[];
  readonly releases: (() => void | Promise<void>)[];
  readonly abort: AbortController;
  readonly tasks: Tasks;
  readonly translate: (locale: Locale) => UncheckedTranslate;
}

/** Nothing registered yet. */
export function newParts({ name, words }: BotModule, { blame, log }: InstanceDeps): Parts {
  return {
    commands: new Map(),
    listeners: [],
    interceptors: [],
    repeating: [],
    releases: [],
    abort: new AbortController(),
    tasks: createTasks({ module: name, blame }),
    translate: translatorsOf(words, log),
  };
}

/** What `setup` gets: everything it registers lands in `parts`. */
export function contextFor(
  settings: unknown,
  parts: Parts,
  { origin }: Origin,
  deps: InstanceDeps,
): ModuleContext<unknown, Texts> {
  return {
    settings,
    get db(): Db {
      if (deps.db) return deps.db;
      throw new AppError(
        "forbidden",
        "A module of the user's folder has no access to the database; ctx.store keeps things for it.",
      );
    },
    log: deps.log,
    store: createStore(deps.store),
    signal: parts.abort.signal,
    say: deps.say,
    t: wordsFor(parts, deps),
    command: (spec) => addCommand(parts, origin, spec as unknown as CommandSpec<string, Where>),
    on: (event, listener, { ignored = false } = {}) => {
      parts.listeners.push({ event, listener, ignored });
    },
    intercept: (event, interceptor, { priority = 0 } = {}) => {
      parts.interceptors.push({ event, interceptor, priority });
      parts.interceptors.sort((a, b) => b.priority - a.priority);
    },
    every: ({ seconds = 0, minutes = 0, hours = 0 }, task) => {
      const everyMs = seconds * SECOND + minutes * MINUTE + hours * HOUR;
      if (!(everyMs >= 100)) throw new TypeError("every() needs an interval of at least 0.1 s");
      parts.repeating.push({ everyMs, task });
    },
    onUnload: (undo) => {
      parts.releases.push(undo);
    },
  };
}

/** In the site's language, until somebody asks for another. */
function wordsFor({ translate }: Parts, { language }: InstanceDeps): ModuleWords<Texts> {
  const t: UncheckedTranslate = (key, args) => translate(language())(key, args);
  const words = { in: (locale: Locale | undefined) => translate(locale ?? language()) };
  // The module itself knows its keys.
  return Object.assign(t, words) as unknown as ModuleWords<Texts>;
}

/** What declares no level, or a name that clashes, is refused: the module does not load. */
function addCommand(
  parts: Parts,
  origin: Origin["origin"],
  spec: CommandSpec<string, Where>,
): void {
  if (!LEVELS.includes(spec.level)) throw new TypeError(`Command "${spec.name}" declares no level`);
  if (!["anywhere", "channel", "private"].includes(spec.where))
    throw new TypeError(`Command "${spec.name}" does not say where`);
  const command = {
    ...spec,
    parsed: readUsage(spec.usage),
    run: spec.run.bind(spec) as AnyCommand["run"],
  };
  for (const name of [spec.name, ...(spec.aliases ?? [])]) {
    if (!commandName.test(name) || name.length > 40)
      throw new TypeError(`"${name}" is no command name`);
    if (origin === "user" && takesCredentials(name))
      throw new AppError(
        "invalid",
        `A module of the user's folder may not have a command "${name}".`,
      );
    if (parts.commands.has(name.toLowerCase()))
      throw new TypeError(`Command "${name}" is declared twice`);
    parts.commands.set(name.toLowerCase(), command);
  }
}

/** What the bot process learns about a loaded module. */
export function manifestOf(
  module: BotModule,
  { origin, version }: Origin,
  parts: Parts,
): Omit<ModuleManifest, "settingsProblem"> {
  return {
    name: module.name,
    summary: module.summary,
    origin,
    version,
    commands: [...new Set(parts.commands.values())].map((command) => ({
      name: command.name,
      aliases: command.aliases ?? [],
      usage: command.usage,
      summary: command.summary,
      level: command.level,
      where: command.where,
      examples: (command.examples ?? []).map(({ say }) => ({ say })),
    })),
    listens: [...new Set(parts.listeners.map(({ event }) => event))],
    intercepts: parts.interceptors.map(({ event, priority }) => ({ event, priority })),
    settingsSchema: schemaOf(module.settings),
    help: module.help ?? {},
  };
}

function schemaOf(settings: z.ZodType): unknown {
  try {
    return z.toJSONSchema(settings, { io: "input" });
  } catch {
    // A transform or a custom check has no JSON Schema; the console then offers plain JSON.
    return null;
  }
}
