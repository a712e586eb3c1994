import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import type { ChannelState } from "../../host/messages.ts";
import type { ChannelView, Person, PresenceView } from "../api.ts";
import { ChannelFacts } from "./channel-facts.ts";
import {
  type ChannelRecord,
  isNews,
  type NamesEntry,
  newChannel,
  type PersonFacts,
  type PersonRecord,
  type PresenceListener,
  stranger,
} from "./records.ts";
import { PresenceTeller } from "./teller.ts";

/** Bounds of what a hostile server can make us remember, above anything real networks have: members of a channel … */
const MAX_MEMBERS = 50_000;
/** … channels (networks that limit them allow a few hundred at most) … */
const MAX_CHANNELS = 1_000;
/** … and people in all of them. */
const MAX_PEOPLE = 200_000;

/** Who and what is on the channels we are in, exactly as the server told it. One for each connection. */
export class Presence implements PresenceView {
  private readonly people = new Map<Folded, PersonRecord>();
  private readonly joined = new Map<Folded, ChannelRecord>();
  private readonly teller: PresenceTeller;
  /** Topic, modes and lists. */
  readonly facts: ChannelFacts;
  casemapping: Casemapping = "rfc1459";
  /** Modes that put a sign before a nick, highest first. */
  prefixModes = "ov";

  constructor(networkId: string, listener: PresenceListener) {
    this.teller = new PresenceTeller(networkId, listener, this);
    this.facts = new ChannelFacts(this, this.teller);
  }

  fold(name: string): Folded {
    return fold(name, this.casemapping);
  }

  /** The server compares names otherwise from now on. Names that have become the same are one; the last is kept. */
  refold(casemapping: Casemapping): void {
    const people = [...this.people.values()];
    const channels = [...this.joined.values()];
    const nickOf = (folded: Folded) => this.people.get(folded)?.nick ?? folded;
    const membersOf = channels.map(({ members, since }) =>
      [...members].map(([folded, modes]) => [nickOf(folded), modes, since.get(folded)] as const),
    );
    this.casemapping = casemapping;
    this.people.clear();
    this.joined.clear();
    for (const person of people) this.people.set(this.fold(person.nick), person);
    for (const [index, record] of channels.entries()) {
      this.joined.set(this.fold(record.name), record);
      record.members.clear();
      record.since.clear();
      for (const [nick, modes, since] of membersOf[index] ?? []) {
        record.members.set(this.fold(nick), modes);
        if (since) record.since.set(this.fold(nick), since);
      }
    }
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
    return this.teller.state(channel);
  }

  /** We joined. What is known of a channel that we are in already stays: NAMES follows and replaces it. */
  enter(channel: string): void {
    if (this.channel(channel) || this.joined.size >= MAX_CHANNELS) return;
    const record = newChannel(channel);
    this.joined.set(this.fold(channel), record);
    this.teller.channel(record);
  }

  /** We left. Gives the nicks we have lost sight of. */
  leave(channel: string): string[] {
    const folded = this.fold(channel);
    const record = this.joined.get(folded);
    if (!record) return [];
    this.joined.delete(folded);
    this.teller.channelGone(record.name);
    return [...record.members.keys()].flatMap((nick) => this.forgetIfGone(nick) ?? []);
  }

  /** Somebody is in a channel, with prefix modes as letters. */
  add(channel: string, nick: string, modes: string, facts: PersonFacts, at: Date): void {
    const record = this.channel(channel);
    if (!record || !this.hasRoomFor(this.fold(nick), record)) return;
    const folded = this.know(nick, facts);
    record.members.set(folded, this.sorted(modes));
    if (!record.since.has(folded)) record.since.set(folded, at);
    this.teller.member(record, folded);
  }

  /** Somebody left a channel. True when no shared channel is left. */
  remove(channel: string, nick: string): boolean {
    const record = this.channel(channel);
    const folded = this.fold(nick);
    if (!record?.members.delete(folded)) return false;
    record.since.delete(folded);
    this.teller.memberGone(record, nick);
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
    for (const [key, { nick, modes, facts }] of names) {
      if (!this.hasRoomFor(key, record)) continue;
      const folded = this.know(nick, facts);
      record.members.set(folded, this.sorted(modes));
      if (!record.since.has(folded)) record.since.set(folded, at);
    }
    this.teller.channel(record);
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
      this.teller.personGone(
        nick,
        shared.map(({ name }) => this.fold(name)),
      );
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
    this.teller.person(from, after, touched);
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
    this.teller.person(nick, folded, touched);
  }

  /** Gives or takes a prefix mode of a member. */
  setMemberMode(channel: string, nick: string, mode: string, add: boolean): void {
    const record = this.channel(channel);
    const folded = this.fold(nick);
    const modes = record?.members.get(folded);
    if (!record || modes === undefined) return;
    const others = modes.replace(mode, "");
    record.members.set(folded, add ? this.sorted(others + mode) : others);
    this.teller.member(record, folded);
  }

  renameChannel(from: string, to: string): void {
    const record = this.channel(from);
    if (!record) return;
    const before = this.fold(from);
    this.joined.delete(before);
    record.name = to;
    this.joined.set(this.fold(to), record);
    this.teller.channelGone(from);
    this.teller.channel(record);
  }

  private hasRoomFor(folded: Folded, { members }: ChannelRecord): boolean {
    if (!members.has(folded) && members.size >= MAX_MEMBERS) return false;
    return this.people.has(folded) || this.people.size < MAX_PEOPLE;
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

  private sorted(modes: string): string {
    return [...this.prefixModes].filter((mode) => modes.includes(mode)).join("");
  }
}
