/**
 * What a running command may ask of the bot process. The host sends each call over as plain data together with the id of the
 * command call; the bot process knows who sent that and checks their level itself. Failures come back as AppError.
 */
import type { ModeLetter } from "#core/irc/modes";
import type { JobInput, JobKind } from "#core/jobs/kinds";
import type { ModuleEdit } from "#core/modules/edit";
import type { ProfileEdit } from "#core/modules/profiles";
import type { CommandManifest } from "./messages.ts";

/** Who somebody is to the bot right now. */
export interface SessionView {
  readonly userName: string;
  readonly level: string;
  readonly startedAt: Date;
  readonly method: string;
  readonly nick: string;
  readonly userHost: string;
}

/** A command that the asker may run where they ask. */
export interface ListedCommand extends CommandManifest {
  readonly module: string;
  readonly moduleSummary: string;
  /** What to write before its name in a channel. */
  readonly prefix: string;
}

/** A module as the bot has it. */
export interface ModuleView {
  readonly name: string;
  readonly summary: string;
  readonly origin: "built-in" | "user";
  readonly state: "running" | "failed" | "set-aside" | "unloaded";
  readonly version: string;
  /** Why it is not as wanted; empty when all is well. */
  readonly error: string;
}

export interface BotServices {
  /** Presents a token for the sender of this call. Resolves to what to answer, the same for every kind of refusal; empty when nothing shall be answered. */
  redeem(kind: "register" | "login", token: string): Promise<string>;
  /** Ends the sender's session; false when there was none. */
  logout(): Promise<boolean>;
  /** The sender's own session, if any. */
  session(): Promise<SessionView | null>;
  /** Invites a nick to sign up: the bot PMs the address, at most once an hour. Resolves to what to answer. */
  meet(nick: string): Promise<string>;
  /** Does what a job does, with the sender's rights, and resolves to its result. */
  job<Kind extends JobKind>(kind: Kind, input: JobInput<Kind>): Promise<string>;
  /**
   * Changes modes of a channel, as many lines as the server asks for. Like {@link kick}, {@link topic} and {@link invite} it takes operator
   * level in that channel, on evidence, and throws AppError with a sentence for the sender where they or the bot are no operators.
   */
  mode(channel: string, changes: readonly ModeLetter[]): Promise<void>;
  kick(channel: string, nick: string, reason: string): Promise<void>;
  /** Where a topic is kept, this is the one to keep from now on. */
  topic(channel: string, text: string): Promise<void>;
  invite(channel: string, nick: string): Promise<void>;
  /** Version, uptime in milliseconds, source address and the loaded modules. */
  about(): Promise<{
    version: string;
    uptimeMs: number;
    source: string;
    modules: readonly string[];
  }>;
  /** What the sender may run here, by module and name. */
  commands(): Promise<readonly ListedCommand[]>;
  /** Every module there is, loaded or not. */
  modules(): Promise<readonly ModuleView[]>;
  /** Presents what follows `auth` for the sender. Resolves to what to answer; empty when nothing shall be answered. */
  authenticate(credential: string): Promise<string>;
  /** Changes a row of the module registry; false when it was so already. Superusers, by the module `registry`. */
  editModule(scope: ModuleScope, edit: ModuleEdit): Promise<boolean>;
  /** Changes what commands begin with; null takes the decision back. As {@link editModule}. */
  editPrefix(place: PrefixScope, prefix: string | null): Promise<boolean>;
  /** Changes an authorization profile. As {@link editModule}. */
  editProfile(edit: ProfileEdit): Promise<boolean>;
  /** Why somebody may or may not run a command in a channel, or in private (null). Staff, by the module `registry`. */
  why(nick: string, channel: string | null, command: string): Promise<readonly string[]>;
}

/** Which row of the registry: without network and bot the one for all. */
export interface ModuleScope {
  readonly name: string;
  readonly networkId?: string;
  readonly botId?: string;
}

export type PrefixScope =
  | { readonly kind: "bot"; readonly botId?: string }
  | { readonly kind: "network"; readonly networkId: string }
  | { readonly kind: "channel"; readonly networkId: string; readonly channel: string };

export type ServiceName = keyof BotServices;

/** Every service by name; what is not here cannot be asked for over the channel. */
export const SERVICE_NAMES = [
  "redeem",
  "logout",
  "session",
  "meet",
  "job",
  "mode",
  "kick",
  "topic",
  "invite",
  "about",
  "commands",
  "modules",
  "authenticate",
  "editModule",
  "editPrefix",
  "editProfile",
  "why",
] as const satisfies readonly ServiceName[];
