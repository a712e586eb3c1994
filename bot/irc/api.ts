/** What bot/irc offers the rest of the bot: networks, typed events and verbs. irc-framework's words stop behind it. */
import type { Casemapping, Folded } from "#core/irc/casemapping";
import type { ModeRules } from "#core/networks/kept-modes";
import type { Told } from "#core/words/told";
import type { NetworkState, PresenceChange } from "../host/messages.ts";

/** Who caused something, as the server's prefix says. */
export interface Source {
  readonly nick: string;
  /** `user@host`; empty for a server. */
  readonly userHost: string;
  /** `nick!user@host`, or the server's name. */
  readonly hostmask: string;
  /** Services account: null means not identified, undefined means nobody told. */
  readonly account: string | null | undefined;
  /** Marked as a bot by tag or mode. */
  readonly isBot: boolean;
  readonly isServer: boolean;
  /** When the line was handled, in milliseconds of the monotonic clock; absent for somebody who was not met in a line. */
  readonly seenAt?: number;
}

interface Base {
  readonly at: Date;
  readonly source: Source;
  /** Caused by ourselves (echo-message included). */
  readonly own: boolean;
  /** Replayed history: recorded perhaps, acted on never. */
  readonly playback: boolean;
}

export interface ModeChange {
  readonly add: boolean;
  readonly mode: string;
  readonly param: string | null;
}

/** Things that happen on a network, in order, after presence took them in. */
export type IrcEvent =
  | (Base & {
      readonly kind: "message" | "action" | "notice";
      /** null for a private one. */
      readonly channel: string | null;
      /** To whom it was sent, STATUSMSG prefix included. */
      readonly target: string;
      readonly text: string;
    })
  | (Base & { readonly kind: "ctcp"; readonly type: string; readonly text: string })
  | (Base & { readonly kind: "join"; readonly channel: string })
  | (Base & { readonly kind: "part"; readonly channel: string; readonly reason: string })
  | (Base & {
      readonly kind: "quit";
      readonly reason: string;
      /** Went with a netsplit, which is told as one event besides. */
      readonly inSplit?: boolean;
      readonly channels: readonly string[];
    })
  | (Base & {
      readonly kind: "kick";
      readonly channel: string;
      readonly target: string;
      readonly reason: string;
    })
  | (Base & { readonly kind: "nick"; readonly to: string })
  | (Base & {
      readonly kind: "mode";
      readonly target: string;
      readonly changes: readonly ModeChange[];
      readonly text: string;
    })
  | (Base & { readonly kind: "topic"; readonly channel: string; readonly text: string })
  | (Base & { readonly kind: "invite"; readonly channel: string; readonly target: string })
  | (Base & { readonly kind: "account"; readonly account: string | null })
  | (Base & { readonly kind: "host"; readonly userHost: string })
  /** Two servers lost each other; told once for all, after the quit of each member. */
  | {
      readonly kind: "split";
      readonly at: Date;
      readonly servers: string;
      readonly members: readonly Source[];
      readonly channels: readonly string[];
    }
  /** A channel has another name from now on (ircv3.net draft/channel-rename). */
  | (Base & {
      readonly kind: "rename";
      readonly channel: string;
      readonly to: string;
      readonly reason: string;
    })
  /** MONITOR or a shared channel's end says that somebody can no longer be watched. */
  | {
      readonly kind: "lost-sight";
      readonly at: Date;
      readonly nick: string;
      readonly reason: string;
    }
  /** The server compares names otherwise from now on; presence already does. */
  | { readonly kind: "casemapping"; readonly at: Date; readonly casemapping: Casemapping }
  /** All modes of a channel that are no lists are known (RPL_CHANNELMODEIS). */
  | { readonly kind: "channel-modes"; readonly at: Date; readonly channel: string }
  | { readonly kind: "joined-self"; readonly at: Date; readonly channel: string }
  | {
      readonly kind: "left-self";
      readonly at: Date;
      readonly channel: string;
      readonly reason: string;
    }
  | {
      readonly kind: "join-failed";
      readonly at: Date;
      readonly channel: string;
      readonly reason: string;
    }
  | { readonly kind: "connect"; readonly at: Date; readonly server: string; readonly nick: string }
  | {
      readonly kind: "disconnect";
      readonly at: Date;
      readonly reason: string;
      /** It was lost, and the bot tries again; otherwise somebody asked for it. */
      readonly lost: boolean;
    };

export interface Person {
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null | undefined;
  readonly realname: string;
  readonly away: boolean;
  readonly isBot: boolean;
}

export interface ChannelView {
  readonly name: string;
  readonly topic: string;
  readonly topicBy: string;
  readonly topicAt: Date | null;
  /** False until the server told the modes. */
  readonly modesKnown: boolean;
  /** Modes without lists, letter to parameter ("" when none). */
  readonly modes: ReadonlyMap<string, string>;
  /** Folded nick to prefix modes as letters, highest first. */
  readonly members: ReadonlyMap<Folded, string>;
}

/** Presence as the server told it; consistent whenever an event is delivered. */
export interface PresenceView {
  channels(): readonly ChannelView[];
  channel(name: string): ChannelView | undefined;
  person(nick: string): Person | undefined;
  /** Channels that `nick` shares with the bot. */
  channelsOf(nick: string): readonly ChannelView[];
}

export type SendStyle = "message" | "action" | "notice";

export interface SendRequest {
  readonly target: string;
  readonly text: string;
  readonly style: SendStyle;
  /** Superuser control goes before answers. */
  readonly priority?: "control" | "normal";
  /** Fairness key: the module or user that speaks. */
  readonly from?: string;
  /** Takes back what still waits in the queue. */
  readonly signal?: AbortSignal;
  /**
   * Awaited when the first line is about to leave, so that what still waits can be told from what may have arrived; a rejection is the
   * send's. Goes with control priority.
   */
  readonly begin?: () => Promise<void>;
  /** False when nobody waits to hear whether it arrived: it ends as "unconfirmed" once it is out, and costs no PING. */
  readonly confirm?: boolean;
}

/** How a send ended: seen by the server, handed over without proof, or not sent. */
export type SendOutcome =
  | { readonly state: "confirmed" | "unconfirmed" }
  /** With a sentence of the catalogue, or in the server's own words. */
  | { readonly state: "failed"; readonly reason: Told | string };

export interface WhoisResult {
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null;
  readonly signonAt: Date | null;
}

/** What the settings in force have come to. */
export interface SettingsInForce {
  /** Their mark, while there is a connection that was made with them; otherwise null. */
  readonly provenMark: string | null;
  /** How the last attempt with them ended; empty when none did, or the server let the bot in. */
  readonly problem: string;
}

export interface IrcNetwork {
  readonly id: string;
  readonly name: string;
  /** Our nick; the wanted one while not connected. */
  readonly nick: string;
  readonly isConnected: boolean;
  readonly settingsInForce: SettingsInForce;
  /** Different for every registered connection; null while there is none. */
  readonly epoch: string | null;
  readonly casemapping: Casemapping;
  readonly chantypes: string;
  /** Which modes there are and what they take, by CHANMODES and PREFIX. */
  readonly modeRules: ModeRules;
  readonly commandPrefix: string;
  /** The embedded network, where modules are asked by the lobby itself. */
  readonly isLobby: boolean;
  /** True while the server would take one more nick to watch. */
  readonly canMonitor: boolean;
  /** True when the server tells accounts reliably (account-tag or account-notify + extended-join acknowledged). */
  readonly tellsAccounts: boolean;
  /** True when every line of an identified person carries their account, so that a line without one proves the contrary. */
  readonly tagsAccounts: boolean;
  /** Lines waiting to be sent. */
  readonly queueDepth: number;
  readonly presence: PresenceView;
  fold(name: string): Folded;
  isChannel(name: string): boolean;
  /** Splits, queues and sends. Throws AppError invalid for text or target that may not go out. */
  send(request: SendRequest): Promise<SendOutcome>;
  /** Resolves when the server said yes; rejects with AppError and the server's reason. Remembered over reconnects. */
  join(channel: string, key?: string): Promise<void>;
  part(channel: string, reason?: string): Promise<void>;
  setNick(nick: string): Promise<void>;
  kick(channel: string, nick: string, reason: string): void;
  mode(target: string, changes: readonly ModeChange[]): void;
  topic(channel: string, text: string): void;
  invite(channel: string, nick: string): void;
  /** One sentence for people who look at how the bot stands with a channel that it is in; empty takes it back. */
  noteChannel(channel: string, detail: string): void;
  raw(line: string): void;
  /** Null when nobody has that nick; rejects after 10 s without an answer. */
  whois(nick: string): Promise<WhoisResult | null>;
  /** Keeps an eye on a nick that may share no channel (MONITOR), until all who asked for it say otherwise; a no-op where the server cannot. */
  watch(nick: string, by: object): void;
  unwatch(nick: string, by: object): void;
  /** True when the server confirmed that it watches this nick, so that nobody can have taken it unseen since. */
  isWatching(nick: string): boolean;
}

export type IrcListener = (event: IrcEvent, network: IrcNetwork) => void;

export interface IrcNetworks {
  /** Connects to every network that is wanted connected. One that cannot be set up is reported and left out; the others run. */
  start(): Promise<void>;
  get(id: string): IrcNetwork | undefined;
  list(): readonly IrcNetwork[];
  /** Listeners run in the order they were added, synchronously, and must not throw. Gives the way to stop. */
  onEvent(listener: IrcListener): () => void;
  /** Changes of presence for replicas, in one order with events: each comes before the event that caused it. */
  onPresence(listener: (change: PresenceChange) => void): () => void;
  /** What a new replica starts from: the networks that are connected right now. */
  networkStates(): readonly NetworkState[];
  /** Reads the network's rows again and connects, changes or disconnects accordingly. */
  apply(id: string): Promise<void>;
  connect(id: string): Promise<void>;
  disconnect(id: string, reason?: string): Promise<void>;
  /** Quits everywhere and releases everything; the database keeps what is desired. */
  close(reason: string): Promise<void>;
}
