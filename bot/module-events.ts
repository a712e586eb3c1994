/** Every kind of event that modules may observe and intercept, and what of it an interceptor may change. */
import type { NetworkHandle, Sender } from "./module-api.ts";

export interface Occurrence {
  readonly network: NetworkHandle;
  readonly sender: Sender;
  readonly at: Date;
}

/** Happens to a connection rather than to somebody on IRC. */
interface Happening {
  readonly network: NetworkHandle;
  readonly at: Date;
}

/** Text is as received, formatting codes included; tokens and passwords are hidden. */
export interface BotEvents {
  /** A line of a client of the lobby, before it is understood. For interceptors only. */
  raw: Happening & { readonly line: string; readonly nick: string };
  "message.channel": Occurrence & { readonly channel: string; readonly text: string };
  /** `target` is who it was said to: the bot, or in the lobby anybody. */
  "message.private": Occurrence & { readonly target: string; readonly text: string };
  action: Occurrence & { readonly channel: string | null; readonly text: string };
  notice: Occurrence & { readonly channel: string | null; readonly text: string };
  join: Occurrence & { readonly channel: string };
  part: Occurrence & { readonly channel: string; readonly reason: string };
  /** `channels` are those the bot shared with them. */
  quit: Occurrence & { readonly reason: string; readonly channels: readonly string[] };
  kick: Occurrence & { readonly channel: string; readonly target: string; readonly reason: string };
  nick: Occurrence & { readonly to: string };
  /** `change` is letters with signs, then their parameters: `+o-v bob ann`. */
  mode: Occurrence & { readonly target: string; readonly change: string };
  topic: Occurrence & { readonly channel: string; readonly text: string };
  invite: Occurrence & { readonly channel: string; readonly target: string };
  "channel.rename": Occurrence & {
    readonly channel: string;
    readonly to: string;
    readonly reason: string;
  };
  /**
   * Somebody presents a credential to an authorization profile. An interceptor accepts or refuses it by changing `decision`, or refuses
   * by `cancel`; when none says, the bot checks it itself. Observers get no password.
   */
  auth: Occurrence & {
    readonly profile: string;
    /** The user name or nick that is claimed; empty where one password is for all. */
    readonly claim: string;
    readonly password: string;
    readonly decision: "" | "accept" | "refuse";
  };
  /** An address wants one connection more than it may have. Cancelled, it is let in. */
  "peer.limit": Happening & {
    readonly place: "lobby" | "telnet" | "socket" | "web";
    readonly address: string;
    readonly connections: number;
    /** What it is told when it is turned away. */
    readonly reason: string;
  };
  /** The bot is about to say something. */
  send: Happening & {
    readonly target: string;
    readonly text: string;
    readonly style: "message" | "action" | "notice";
    /** The module or part of the bot that speaks. */
    readonly from: string;
  };
  /** The bot is connected (`own`), or in the lobby somebody has come, who may be turned away. */
  connect: Happening & { readonly nick: string; readonly server: string; readonly own: boolean };
  /** The bot has lost a connection (`own`), or in the lobby somebody has gone. */
  disconnect: Happening & { readonly nick: string; readonly reason: string; readonly own: boolean };
}
export type EventName = keyof BotEvents;

type FieldsOf<Name extends EventName> = readonly (keyof BotEvents[Name])[];

/**
 * The fields an interceptor may change, by event. All are texts. On the lobby what is changed or stopped takes effect so for everybody;
 * elsewhere only `text` and `reason` change, and only for the bot and its modules. */
export const changeable = {
  raw: ["line"],
  "message.channel": ["text", "channel"],
  "message.private": ["text", "target"],
  action: ["text"],
  notice: ["text"],
  join: ["channel"],
  part: ["reason"],
  quit: ["reason"],
  kick: ["reason", "target"],
  nick: ["to"],
  mode: ["change"],
  topic: ["text"],
  invite: ["channel", "target"],
  "channel.rename": ["to", "reason"],
  auth: ["decision"],
  "peer.limit": ["reason"],
  send: ["text", "target"],
  connect: [],
  disconnect: ["reason"],
} as const satisfies { readonly [Name in EventName]: FieldsOf<Name> };

/** Every kind there is. */
export const EVENT_NAMES = Object.keys(changeable) as EventName[];

export type Changeable = {
  [Name in EventName]: Pick<
    BotEvents[Name],
    Extract<(typeof changeable)[Name][number], keyof BotEvents[Name]>
  >;
};
