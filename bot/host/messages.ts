/**
 * Every message between the bot process and a module host. Plain data: they travel as structured clones over an IPC channel,
 * always several in an array (outbox.ts).
 */
import type { Casemapping } from "#core/irc/casemapping";
import type { Level } from "#core/levels";
import type { Locale } from "#core/words/locales";
import type { BotEvents, EventName, Member, ModuleHelp, Sender, Where } from "../module-api.ts";
import type { ServiceName } from "./services.ts";
import type { StoreAction } from "./store.ts";

/** A network in the host's read-only replica of presence. */
export interface NetworkState {
  readonly id: string;
  readonly name: string;
  readonly nick: string;
  readonly casemapping: Casemapping;
  readonly chantypes: string;
  readonly channels: readonly ChannelState[];
}

export interface ChannelState {
  readonly name: string;
  readonly secret: boolean;
  readonly members: readonly Member[];
}

/** Ordered changes of the replica; a whole network or channel replaces what was there. */
export type PresenceChange =
  | { readonly kind: "network"; readonly network: NetworkState }
  | { readonly kind: "network.gone"; readonly networkId: string }
  | { readonly kind: "own-nick"; readonly networkId: string; readonly nick: string }
  | { readonly kind: "channel"; readonly networkId: string; readonly channel: ChannelState }
  | { readonly kind: "channel.gone"; readonly networkId: string; readonly channel: string }
  | {
      readonly kind: "secret";
      readonly networkId: string;
      readonly channel: string;
      readonly secret: boolean;
    }
  | {
      readonly kind: "member";
      readonly networkId: string;
      readonly channel: string;
      readonly member: Member;
    }
  | {
      readonly kind: "member.gone";
      readonly networkId: string;
      readonly channel: string;
      readonly nick: string;
    }
  /** Somebody changed nick, host or account everywhere at once. */
  | {
      readonly kind: "person";
      readonly networkId: string;
      readonly nick: string;
      readonly member: Omit<Member, "modes">;
    }
  | { readonly kind: "person.gone"; readonly networkId: string; readonly nick: string };

/** An event without its network handle, which the host puts back. */
export type EventData<Name extends EventName = EventName> = {
  [N in Name]: { readonly name: N; readonly networkId: string } & Omit<BotEvents[N], "network">;
}[Name];

export interface CommandData {
  readonly id: number;
  /** Names the whole affair in events and logs, from the line to the answer. */
  readonly requestId: string;
  readonly module: string;
  readonly command: string;
  /** What followed the command's name. */
  readonly rest: string;
  readonly networkId: string;
  readonly channel: string | null;
  readonly sender: Sender;
  /** The language to answer in. */
  readonly locale: Locale;
  readonly at: Date;
  /** When the bot met the sender in that line, by its own monotonic clock. */
  readonly seenAt?: number;
  readonly timeoutMs: number;
}

export interface CommandManifest {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly usage: string;
  readonly summary: string;
  readonly level: Level;
  readonly where: Where;
  readonly examples: readonly { readonly say: string }[];
}

/** What a loaded module registered; the bot process decides by it whom to ask. */
export interface ModuleManifest {
  readonly name: string;
  readonly summary: string;
  readonly origin: "built-in" | "user";
  /** First digits of the bundle's hash. */
  readonly version: string;
  readonly commands: readonly CommandManifest[];
  readonly listens: readonly EventName[];
  readonly intercepts: readonly { readonly event: EventName; readonly priority: number }[];
  /** JSON Schema of the settings, for the console's form; null when they cannot be put that way. */
  readonly settingsSchema: unknown;
  /** The summaries in other languages than English. */
  readonly help: ModuleHelp;
  /** Which stored settings did not fit, so that their defaults are used; empty when all did. */
  readonly settingsProblem: string;
}

/** Where a module's source lies. */
export interface ModuleSource {
  readonly name: string;
  readonly origin: "built-in" | "user";
  /** Its folder, or its one file: only the latter's name has an ending. */
  readonly at: string;
}

export interface Outcome {
  readonly lines: readonly string[];
  readonly private: boolean;
  /** A refusal or failure, told to the person in `lines`. */
  readonly refused?: boolean;
  readonly failed?: boolean;
}

/** A module that a new host begins with. */
export interface StartingModule {
  readonly source: ModuleSource;
  readonly settings: unknown;
  /** The bundle it ran with before; null for what is on disk. */
  readonly bundle: string | null;
}

/** What a host hears in order, one after the other: see lane.ts and inbox.ts. */
export type Story =
  | { readonly type: "presence"; readonly change: PresenceChange }
  | { readonly type: "command"; readonly command: CommandData }
  | {
      readonly type: "event";
      readonly event: EventData;
      /** Modules that are not to hear of it. */
      readonly except: readonly string[];
    };

export type ToHost =
  | Story
  | {
      readonly type: "start";
      /** Where bundles are written: inside the project, so that what they import is found. */
      readonly cache: string;
      readonly modules: readonly StartingModule[];
      readonly networks: readonly NetworkState[];
      /** The site's, for what is said unasked. */
      readonly language: Locale;
    }
  | { readonly type: "language"; readonly language: Locale }
  | {
      readonly type: "load";
      readonly request: number;
      readonly source: ModuleSource;
      readonly settings: unknown;
      /** Bundles of it that brought a host down while they were set up. */
      readonly refused: readonly string[];
    }
  | { readonly type: "unload"; readonly request: number; readonly name: string }
  | {
      readonly type: "intercept";
      readonly request: number;
      readonly module: string;
      readonly event: EventData;
      readonly timeoutMs: number;
    }
  | { readonly type: "service.result"; readonly request: number; readonly value: unknown }
  | {
      readonly type: "service.error";
      readonly request: number;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: "ping" }
  | { readonly type: "stop" };

export type FromHost =
  | { readonly type: "ready" }
  /** Its code is about to run for the first time in this host; `bundle` is the file's name. */
  | { readonly type: "loading"; readonly name: string; readonly bundle: string }
  | {
      readonly type: "loaded";
      readonly request: number | null;
      readonly bundle: string;
      readonly manifest: ModuleManifest;
    }
  | { readonly type: "unloaded"; readonly request: number; readonly name: string }
  | {
      readonly type: "load.failed";
      readonly request: number | null;
      readonly name: string;
      readonly error: string;
    }
  | { readonly type: "reply"; readonly id: number; readonly outcome: Outcome }
  | {
      readonly type: "verdict";
      readonly request: number;
      /** It broke or took too long, so it says nothing about the event. */
      readonly failed: boolean;
      readonly cancel: string | null;
      readonly changes: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "service";
      readonly request: number;
      readonly callId: number;
      readonly service: ServiceName;
      readonly args: readonly unknown[];
    }
  /** A module keeps or looks up something of its own; answered as a service is. */
  | {
      readonly type: "store";
      readonly request: number;
      readonly module: string;
      readonly action: StoreAction;
    }
  | {
      readonly type: "say";
      readonly module: string;
      readonly networkId: string;
      readonly target: string;
      readonly text: string;
    }
  | {
      readonly type: "log";
      readonly level: "debug" | "info" | "warn" | "error";
      readonly module: string;
      readonly message: string;
      readonly details: Readonly<Record<string, unknown>>;
    }
  /** So many more messages of the story have been begun. */
  | { readonly type: "taken"; readonly count: number }
  | { readonly type: "pong" };
