/**
 * Everything a bot module may use. Modules import this file, `#core/*`, zod and their own folder, nothing else: that is what
 * lets a host unload one and load a newer copy while the bot stays connected.
 */
import type { z } from "zod";
import type { Db } from "#core/db/client";
import type { Folded } from "#core/irc/casemapping";
import type { Level } from "#core/levels";
import type { Log } from "#core/log";
import type { Locale } from "#core/words/locales";
import type { OwnWords, Texts, Translate } from "#core/words/own-words";
import type { BotServices } from "./host/services.ts";
import type { BotEvents, Changeable, EventName, Occurrence } from "./module-events.ts";

/** Someone on IRC, as the server shows them. `level` is already resolved for the place they spoke in. */
export interface Sender {
  readonly nick: string;
  /** `nick!user@host` */
  readonly hostmask: string;
  /** Services account, null when not identified or unknown. */
  readonly account: string | null;
  /** The user behind an IRC session, null when nobody is logged in. */
  readonly userId: string | null;
  readonly userName: string | null;
  readonly level: Level;
  /** The language they chose on the web; absent for those who chose none or are not logged in. */
  readonly locale?: Locale;
  /** On the ignore list. Only listeners that ask for it hear what such people say. */
  readonly ignored?: true;
}

/** Somebody present in a channel. */
export interface Member {
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null;
  /** Prefix modes as letters, highest first: "o", "ov", "". */
  readonly modes: string;
}

/** A network the bot is on, with the host's replica of who is where. */
export interface NetworkHandle {
  readonly id: string;
  readonly name: string;
  /** The bot's own nick there. */
  readonly nick: string;
  /** Compares names by this network's CASEMAPPING. */
  fold(name: string): Folded;
  /** By the network's CHANTYPES. */
  isChannel(name: string): boolean;
  /** The channels the bot is in. */
  channels(): readonly string[];
  members(channel: string): readonly Member[];
  /** True for modes that hide a channel from outsiders (+s, +p). */
  isSecret(channel: string): boolean;
  /** Where `nick` shares a channel with the bot. */
  channelsOf(nick: string): readonly string[];
}

export type { Translate } from "#core/words/own-words";
export type { BotEvents, Changeable, EventName } from "./module-events.ts";

declare const cancelled: unique symbol;
export interface Cancel {
  readonly [cancelled]: true;
  readonly reason: string;
}

/** What an interceptor returns to stop an event; the reason is logged. */
export function cancel(reason: string): Cancel {
  return { cancel: true, reason } as unknown as Cancel;
}

type Trim<Name extends string> = Name extends `${infer Head}...` ? Head : Name;
type Value<Name extends string> = Name extends `${string}:number` ? number : string;
type Key<Name extends string> = Trim<Name extends `${infer Head}:number` ? Head : Name>;

/** Turns a usage line into the type of its arguments: `"<nick> [count:number]"` becomes `{ nick: string; count?: number }`. */
export type Args<Usage extends string> = Usage extends `${infer Head} ${infer Rest}`
  ? Args<Head> & Args<Rest>
  : Usage extends `<${infer Name}>`
    ? { readonly [K in Key<Name>]: Value<Name> }
    : Usage extends `[${infer Name}]`
      ? { readonly [K in Key<Name>]?: Value<Name> }
      : unknown;

/** Where a command may be said. Elsewhere it is refused, so a "channel" call always has a channel. */
export type Where = "anywhere" | "channel" | "private";

export interface CommandCall<Usage extends string, Place extends Where, Catalogue = NoWords>
  extends Occurrence {
  readonly channel: Place extends "channel"
    ? string
    : Place extends "private"
      ? null
      : string | null;
  readonly args: Args<Usage>;
  /** The module's words in the language of whoever asks. */
  readonly t: Translate<Catalogue>;
  /** That language, for times and numbers. */
  readonly locale: Locale;
  /** The bot's own doings, for this call and with its sender's rights. */
  readonly bot: BotServices;
  /** Aborted when the call's time is up or the module goes away. */
  readonly signal: AbortSignal;
}

/** A private answer to a channel command goes by NOTICE to the nick. */
export interface PrivateReply {
  readonly private: string | readonly string[];
}

/** What `run` returns is said back where the command came from; nothing says nothing. */
export type Reply = string | readonly string[] | PrivateReply | undefined;

export interface Example {
  /** What somebody types, prefix included. */
  readonly say: string;
  readonly reply: RegExp;
}

export interface CommandSpec<Usage extends string, Place extends Where, Catalogue = NoWords> {
  /** One word or more: "ping", "quote add". */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Arguments as help shows them: `<required>`, `[optional]`, `<rest...>`, `<count:number>`. */
  readonly usage: Usage;
  readonly summary: string;
  readonly level: Level;
  readonly where: Place;
  readonly examples?: readonly Example[];
  run(call: CommandCall<Usage, Place, Catalogue>): Reply | Promise<Reply>;
}

export type Verdict<Name extends EventName> = Partial<Changeable[Name]> | Cancel | undefined;

/** Words that a module has none of. */
export type NoWords = Readonly<Record<never, string>>;

/** The module's words in the site's language, for what is said unasked. */
export interface ModuleWords<Catalogue> extends Translate<Catalogue> {
  /** In somebody's language; in the site's where it is not known. */
  in(locale: Locale | undefined): Translate<Catalogue>;
}

/**
 * What a module keeps between its lives: JSON by key, its own and nobody else's, in the database. A key has at most 128 characters, a
 * value 32 KiB as JSON, a module 5,000 keys and 1 MiB in all; what goes beyond is refused by AppError, and changes nothing.
 */
export interface ModuleStore {
  /** What is under a key, as the schema reads it; undefined when there is nothing. Throws ZodError when it does not fit. */
  get<Schema extends z.ZodType>(key: string, schema: Schema): Promise<z.output<Schema> | undefined>;
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** Sets what `next` makes of what is there, and gives it. Changes of one key never overlap, so none is lost. */
  change<Schema extends z.ZodType>(
    key: string,
    schema: Schema,
    next: (now: z.output<Schema> | undefined) => z.output<Schema> | Promise<z.output<Schema>>,
  ): Promise<z.output<Schema>>;
  /** False when there was nothing. */
  delete(key: string): Promise<boolean>;
  /** Everything whose key begins with `prefix`, by key. */
  list(prefix?: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}

export interface ModuleContext<Settings, Catalogue = NoWords> {
  readonly settings: Settings;
  readonly t: ModuleWords<Catalogue>;
  /** Built-in modules only; a user module's access throws. */
  readonly db: Db;
  readonly store: ModuleStore;
  readonly log: Log;
  /** Aborted when the module is unloaded; pass it to anything that waits. */
  readonly signal: AbortSignal;
  command<const Usage extends string, Place extends Where>(
    spec: CommandSpec<Usage, Place, Catalogue>,
  ): void;
  on<Name extends EventName>(
    event: Name,
    listener: (event: BotEvents[Name]) => void | Promise<void>,
    /** With `ignored` also what people on the ignore list say: for keeping records, never for answering. */
    options?: { readonly ignored?: boolean },
  ): void;
  intercept<Name extends EventName>(
    event: Name,
    interceptor: (event: BotEvents[Name]) => Verdict<Name> | Promise<Verdict<Name>>,
    options?: { readonly priority?: number },
  ): void;
  /** Runs again `interval` after the last run ended, so runs never overlap. */
  every(
    interval: { readonly seconds?: number; readonly minutes?: number; readonly hours?: number },
    task: (signal: AbortSignal) => void | Promise<void>,
  ): void;
  /** Says something unasked, through the throttled queue. */
  say(networkId: string, target: string, text: string): void;
  /** For what the context did not register itself. Runs in reverse order on unload. */
  onUnload(release: () => void | Promise<void>): void;
}

/** What help and the web say about a module in other languages than English. What is left out is said in English. */
export type ModuleHelp = {
  readonly [Language in Exclude<Locale, "en">]?: {
    readonly summary?: string | undefined;
    /** Summaries, by the command's name. */
    readonly commands?: Readonly<Record<string, string>> | undefined;
    /** Descriptions, by the setting's name. */
    readonly settings?: Readonly<Record<string, string>> | undefined;
  };
};

export interface BotModule<Schema extends z.ZodType = z.ZodType, Catalogue = Texts> {
  readonly name: string;
  readonly summary: string;
  readonly settings: Schema;
  /** What it says, in English and other languages: messages in ICU form. */
  readonly words?: OwnWords<Catalogue>;
  readonly help?: ModuleHelp;
  setup(ctx: ModuleContext<z.output<Schema>, Catalogue>): void | Promise<void>;
}

/** Declares a module; only gives types. */
export function defineModule<Schema extends z.ZodType, const Catalogue extends Texts = NoWords>(
  module: BotModule<Schema, Catalogue>,
): BotModule<Schema, Catalogue> {
  return module;
}

/** Declares the words of a module, for modules that have them in a file of their own; only gives types. */
export function defineWords<const Catalogue extends Texts>(
  words: OwnWords<Catalogue>,
): OwnWords<Catalogue> {
  return words;
}
