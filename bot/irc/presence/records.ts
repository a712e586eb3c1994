import type { Folded } from "#core/irc/casemapping";
import type { PresenceChange } from "../../host/messages.ts";
import type { ChannelView } from "../api.ts";

export interface PersonRecord {
  nick: string;
  userHost: string;
  account: string | null | undefined;
  realname: string;
  away: boolean;
  isBot: boolean;
}

export interface ChannelRecord {
  name: string;
  topic: string;
  topicBy: string;
  topicAt: Date | null;
  modesKnown: boolean;
  readonly modes: Map<string, string>;
  /** List modes (bans and the like), letter to masks. */
  readonly lists: Map<string, Set<string>>;
  readonly members: Map<Folded, string>;
  /** When each member was first seen there. */
  readonly since: Map<Folded, Date>;
}

/** What may become known about somebody; absent stays as it was. */
export type PersonFacts = Partial<Omit<PersonRecord, "nick">>;

/** One entry of a NAMES answer. */
export interface NamesEntry {
  readonly nick: string;
  readonly modes: string;
  readonly facts: PersonFacts;
}

export interface PresenceListener {
  /** For replicas, in order. */
  changed(change: PresenceChange): void;
  /** Something about these channels' rows is not what it was. */
  touched(channels: readonly Folded[]): void;
}

/** A channel of which nothing but the name is known. */
export function newChannel(name: string): ChannelRecord {
  return {
    name,
    topic: "",
    topicBy: "",
    topicAt: null,
    modesKnown: false,
    modes: new Map(),
    lists: new Map(),
    members: new Map(),
    since: new Map(),
  };
}

/** Somebody of whom nothing but the nick is known. */
export function stranger(nick: string): PersonRecord {
  return { nick, userHost: "", account: undefined, realname: "", away: false, isBot: false };
}

/** True when `facts` say something that is not known yet. */
export function isNews(person: PersonRecord, facts: PersonFacts): boolean {
  const keys = Object.keys(facts) as (keyof PersonFacts)[];
  return keys.some((key) => person[key] !== facts[key]);
}

/** Modes that hide a channel from outsiders: secret and private. */
export function isSecret({ modes }: Pick<ChannelView, "modes">): boolean {
  return modes.has("s") || modes.has("p");
}
