import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import type { ChannelState, PresenceChange } from "../host/messages.ts";
import type { Member } from "../module-api.ts";
import type { ChannelView, Person, PresenceView } from "./api.ts";

interface PersonRecord {
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
  readonly modes: Map<string, string>;
  /** List modes (bans and the like), letter to masks. */
  readonly lists: Map<string, Set<string>>;
  readonly members: Map<Folded, string>;
  /** When each member was first seen there. */
  readonly since: Map<Folded, Date>;
}

/** What may become known about somebody; absent stays as it was. */
export type PersonFacts = Partial<Omit<PersonRecord, "nick">>;

export interface PresenceListener {
  /** For replicas, in order. */
  changed(change: PresenceChange): void;
  /** Something about these channels' rows is not what it was. */
  touched(channels: readonly Folded[]): void;
}

/** Bounds what a hostile server can make us remember. */
const MAX_MEMBERS = 50_000;
const MAX_LIST = 1_000;

/** Who and what is on the channels we are in, exactly as the server told it. One for each connection. */
export class Presence implements PresenceView {
  private readonly people = new Map<Folded, PersonRecord>();
  private readonly joined = new Map<Folded, ChannelRecord>();
  private readonly networkId: string;
  private readonly listener: PresenceListener;
  casemapping: Casemapping = "rfc1459";
  /** Modes that put a sign before a nick, highest first. */
  prefixModes = "ov";

  constructor(networkId: string, listener: PresenceListener) {
    this.networkId = networkId;
    this.listener = listener;
  }

  fold(name: string): Folded {
    return fold(name, this.casemapping);
  }

  channels(): readonly ChannelView[] {
    return [...this.joined.values()];
  }

  channel(name: string): ChannelRecord | undefined {
    return this.joined.get(this.fold(name));
  }

  person(nick: string): Person | undefined {
    return this.people.get(this.fold(nick));
  }

  channelsOf(nick: string): readonly ChannelView[] {
    const folded = this.fold(nick);
    return this.channels().filter(({ members }) => members.has(folded));
  }

  /** What a replica starts from. */
  state(channel: ChannelView): ChannelState {
    return {
      name: channel.name,
      secret: isSecret(channel),
      members: [...channel.members].map(([folded, modes]) => this.member(folded, modes)),
    };
  }

  /** We joined. */
  enter(channel: string): void {
    const record: ChannelRecord = {
      name: channel,
      topic: "",
      topicBy: "",
      topicAt: null,
      modes: new Map(),
      lists: new Map(),
      members: new Map(),
      since: new Map(),
    };
    this.joined.set(this.fold(channel), record);
    this.tellChannel(record);
  }

  /** We left. Gives the nicks we have lost sight of. */
  leave(channel: string): string[] {
    const folded = this.fold(channel);
    const record = this.joined.get(folded);
    if (!record) return [];
    this.joined.delete(folded);
    this.listener.changed({
      kind: "channel.gone",
      networkId: this.networkId,
      channel: record.name,
    });
    this.listener.touched([folded]);
    return [...record.members.keys()].flatMap((nick) => this.forgetIfGone(nick) ?? []);
  }

  /** Somebody is in a channel, with prefix modes as letters. */
  add(channel: string, nick: string, modes: string, facts: PersonFacts, at: Date): void {
    const record = this.channel(channel);
    if (!record || record.members.size >= MAX_MEMBERS) return;
    const folded = this.know(nick, facts);
    record.members.set(folded, this.sorted(modes));
    if (!record.since.has(folded)) record.since.set(folded, at);
    this.tellMember(record, folded);
  }

  /** Somebody left a channel. True when no shared channel is left. */
  remove(channel: string, nick: string): boolean {
    const record = this.channel(channel);
    const folded = this.fold(nick);
    if (!record?.members.delete(folded)) return false;
    record.since.delete(folded);
    this.listener.changed({
      kind: "member.gone",
      networkId: this.networkId,
      channel: record.name,
      nick,
    });
    this.listener.touched([this.fold(channel)]);
    return this.forgetIfGone(folded) !== null;
  }

  /** Replaces a channel's members by what NAMES gave; whoever is not in it has gone. */
  replaceMembers(channel: string, names: ReadonlyMap<Folded, NamesEntry>, at: Date): void {
    const record = this.channel(channel);
    if (!record) return;
    for (const folded of [...record.members.keys()]) {
      if (names.has(folded)) continue;
      record.members.delete(folded);
      record.since.delete(folded);
      this.forgetIfGone(folded);
    }
    for (const { nick, modes, facts } of names.values()) {
      if (record.members.size >= MAX_MEMBERS) break;
      const folded = this.know(nick, facts);
      record.members.set(folded, this.sorted(modes));
      if (!record.since.has(folded)) record.since.set(folded, at);
    }
    this.tellChannel(record);
  }

  /** Somebody is gone from everywhere. Gives the names of the channels they were in. */
  quit(nick: string): string[] {
    const folded = this.fold(nick);
    const shared = this.channels().filter(({ members }) => members.has(folded));
    for (const channel of shared) {
      const record = this.channel(channel.name);
      record?.members.delete(folded);
      record?.since.delete(folded);
    }
    if (this.people.delete(folded) || shared.length > 0) {
      this.listener.changed({ kind: "person.gone", networkId: this.networkId, nick });
      this.listener.touched(shared.map(({ name }) => this.fold(name)));
    }
    return shared.map(({ name }) => name);
  }

  rename(from: string, to: string): void {
    const before = this.fold(from);
    const after = this.fold(to);
    const person = this.people.get(before);
    if (!person) return;
    this.people.delete(before);
    this.people.set(after, { ...person, nick: to });
    const touched: Folded[] = [];
    for (const [folded, record] of this.joined) {
      const modes = record.members.get(before);
      if (modes === undefined) continue;
      const since = record.since.get(before);
      record.members.delete(before);
      record.since.delete(before);
      record.members.set(after, modes);
      if (since) record.since.set(after, since);
      touched.push(folded);
    }
    this.tellPerson(from, after, touched);
  }

  /** Takes in facts about somebody we share a channel with; nothing about strangers. */
  learn(nick: string, facts: PersonFacts): void {
    const folded = this.fold(nick);
    const person = this.people.get(folded);
    if (!person || !isNews(person, facts)) return;
    Object.assign(person, facts);
    const touched = [...this.joined].flatMap(([name, { members }]) =>
      members.has(folded) ? [name] : [],
    );
    this.tellPerson(nick, folded, touched);
  }

  setTopic(channel: string, topic: string): void {
    this.change(channel, (record) => {
      record.topic = topic;
    });
  }

  setTopicBy(channel: string, by: string, at: Date | null): void {
    this.change(channel, (record) => {
      record.topicBy = by;
      record.topicAt = at;
    });
  }

  /** Gives or takes a prefix mode of a member. */
  setMemberMode(channel: string, nick: string, mode: string, add: boolean): void {
    const record = this.channel(channel);
    const folded = this.fold(nick);
    const modes = record?.members.get(folded);
    if (!record || modes === undefined) return;
    const others = modes.replace(mode, "");
    record.members.set(folded, add ? this.sorted(others + mode) : others);
    this.tellMember(record, folded);
  }

  setMode(channel: string, mode: string, param: string | null): void {
    this.change(channel, (record) => {
      if (param === null) record.modes.delete(mode);
      else record.modes.set(mode, param);
    });
  }

  /** Replaces all modes of a channel that are no lists, as RPL_CHANNELMODEIS tells them. */
  replaceModes(channel: string, modes: ReadonlyMap<string, string>): void {
    this.change(channel, (record) => {
      record.modes.clear();
      for (const [mode, param] of modes) record.modes.set(mode, param);
    });
  }

  setListEntry(channel: string, mode: string, mask: string, add: boolean): void {
    this.change(channel, (record) => {
      const entries = record.lists.get(mode) ?? new Set();
      if (!add) entries.delete(mask);
      else if (entries.size < MAX_LIST) entries.add(mask);
      record.lists.set(mode, entries);
    });
  }

  renameChannel(from: string, to: string): void {
    const record = this.channel(from);
    if (!record) return;
    const before = this.fold(from);
    this.joined.delete(before);
    record.name = to;
    this.joined.set(this.fold(to), record);
    this.listener.changed({ kind: "channel.gone", networkId: this.networkId, channel: from });
    this.listener.touched([before]);
    this.tellChannel(record);
  }

  private change(channel: string, apply: (record: ChannelRecord) => void): void {
    const record = this.channel(channel);
    if (!record) return;
    const wasSecret = isSecret(record);
    apply(record);
    if (isSecret(record) !== wasSecret) {
      this.listener.changed({
        kind: "secret",
        networkId: this.networkId,
        channel: record.name,
        secret: !wasSecret,
      });
    }
    this.listener.touched([this.fold(channel)]);
  }

  private know(nick: string, facts: PersonFacts): Folded {
    const folded = this.fold(nick);
    const known = this.people.get(folded);
    if (known) Object.assign(known, { nick }, facts);
    else this.people.set(folded, { ...stranger(nick), ...facts });
    return folded;
  }

  private forgetIfGone(folded: Folded): string | null {
    if (this.channels().some(({ members }) => members.has(folded))) return null;
    const person = this.people.get(folded);
    this.people.delete(folded);
    return person?.nick ?? null;
  }

  private member(folded: Folded, modes: string): Member {
    const person = this.people.get(folded);
    return {
      nick: person?.nick ?? folded,
      userHost: person?.userHost ?? "",
      account: person?.account ?? null,
      modes,
    };
  }

  private sorted(modes: string): string {
    return [...this.prefixModes].filter((mode) => modes.includes(mode)).join("");
  }

  private tellChannel(record: ChannelRecord): void {
    this.listener.changed({
      kind: "channel",
      networkId: this.networkId,
      channel: this.state(record),
    });
    this.listener.touched([this.fold(record.name)]);
  }

  private tellMember(record: ChannelRecord, folded: Folded): void {
    this.listener.changed({
      kind: "member",
      networkId: this.networkId,
      channel: record.name,
      member: this.member(folded, record.members.get(folded) ?? ""),
    });
    this.listener.touched([this.fold(record.name)]);
  }

  private tellPerson(nick: string, folded: Folded, touched: readonly Folded[]): void {
    const { modes: _, ...member } = this.member(folded, "");
    this.listener.changed({ kind: "person", networkId: this.networkId, nick, member });
    this.listener.touched(touched);
  }
}

/** One entry of a NAMES answer. */
export interface NamesEntry {
  readonly nick: string;
  readonly modes: string;
  readonly facts: PersonFacts;
}

/** Modes that hide a channel from outsiders: secret and private. */
function isSecret({ modes }: Pick<ChannelView, "modes">): boolean {
  return modes.has("s") || modes.has("p");
}

function stranger(nick: string): PersonRecord {
  return { nick, userHost: "", account: undefined, realname: "", away: false, isBot: false };
}

function isNews(person: PersonRecord, facts: PersonFacts): boolean {
  const known: Readonly<Record<string, unknown>> = { ...person };
  return Object.entries(facts).some(([key, value]) => known[key] !== value);
}
