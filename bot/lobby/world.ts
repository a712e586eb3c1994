import type { Folded } from "#core/irc/casemapping";
import type { Capability } from "./capabilities.ts";
import { Channel } from "./channel.ts";
import type { Interceptor, LobbyEvents } from "./interceptors.ts";
import { type Message, messageFrom } from "./message.ts";
import { foldName } from "./names.ts";
import { defaultLimits, type LobbyLimits, type LobbyLog, type LobbyOptions } from "./options.ts";
import { hostmaskOf, type Participant } from "./participant.ts";
import { Watches } from "./watches.ts";

/** Somebody who left, for WHOWAS. */
export interface Departed {
  readonly nick: string;
  readonly username: string;
  readonly host: string;
  readonly realname: string;
  readonly leftMs: number;
}

const DEPARTED_KEPT = 200;

/** Everything that is known on the lobby: who is here, which channels there are, who watches whom. */
export class World {
  readonly name: string;
  readonly serverName: string;
  readonly limits: LobbyLimits;
  readonly log: LobbyLog;
  readonly options: LobbyOptions;
  readonly createdMs: number;
  /** Registered people by folded nick. */
  readonly people = new Map<Folded, Participant>();
  readonly channels = new Map<Folded, Channel>();
  readonly watches = new Watches();
  readonly departed: Departed[] = [];
  /** Most people at once since the start. */
  peak = 0;

  constructor(options: LobbyOptions) {
    this.options = options;
    this.name = options.name ?? "Lobby";
    this.serverName = options.serverName ?? "lobby.steward";
    this.limits = { ...defaultLimits, ...options.limits };
    this.log = options.log;
    this.createdMs = this.nowMs();
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    return this.options.clock?.() ?? Date.now();
  }

  findPerson(nick: string): Participant | null {
    return this.people.get(foldName(nick)) ?? null;
  }

  findChannel(name: string): Channel | null {
    return this.channels.get(foldName(name)) ?? null;
  }

  /** Finds a channel or makes an empty one. */
  openChannel(name: string): Channel {
    const found = this.findChannel(name);
    if (found) return found;
    const channel = new Channel(name, this.nowMs());
    this.channels.set(foldName(name), channel);
    return channel;
  }

  /** Takes somebody in under their nick, which must be free. */
  admit(participant: Participant): void {
    this.people.set(foldName(participant.nick), participant);
    this.peak = Math.max(this.peak, this.people.size);
    this.tellArrival(participant);
  }

  /** Forgets somebody and tells those who shared a channel. Does nothing for people not here. */
  remove(participant: Participant, reason: string): void {
    if (this.findPerson(participant.nick) !== participant) return;
    const message = messageFrom(participant, this.nowMs(), "QUIT", reason);
    for (const peer of this.peersOf(participant)) peer.deliver(message);
    for (const channel of participant.channels) this.takeOut(channel, participant);
    for (const channel of this.channels.values()) channel.invited.delete(participant);
    this.people.delete(foldName(participant.nick));
    this.watches.forget(participant);
    this.remember(participant);
    this.tellDeparture(participant.nick);
  }

  /** Removes a member without telling anybody; an empty channel is gone. */
  takeOut(channel: Channel, participant: Participant): void {
    channel.members.delete(participant);
    participant.channels.delete(channel);
    if (channel.members.size === 0) this.channels.delete(foldName(channel.name));
  }

  /** Gives somebody another, free nick, without telling peers. */
  rename(participant: Participant, nick: string): void {
    const isSame = foldName(nick) === foldName(participant.nick);
    if (!isSame) this.remember(participant);
    const before = participant.nick;
    this.people.delete(foldName(before));
    participant.nick = nick;
    this.people.set(foldName(nick), participant);
    if (isSame) return;
    this.tellDeparture(before);
    this.tellArrival(participant);
  }

  /** Everybody sharing a channel with somebody, once each, without them. */
  peersOf(participant: Participant): Set<Participant> {
    const peers = new Set<Participant>();
    for (const channel of participant.channels) {
      for (const member of channel.members.keys()) peers.add(member);
    }
    peers.delete(participant);
    return peers;
  }

  /** Tells peers who have a capability, and watchers who also have extended-monitor. */
  tellPeers(participant: Participant, capability: Capability, message: Message): void {
    const readers = this.peersOf(participant);
    for (const watcher of this.watches.watchersOf(participant.nick)) {
      if (watcher.has("extended-monitor")) readers.add(watcher);
    }
    readers.delete(participant);
    for (const reader of readers) if (reader.has(capability)) reader.deliver(message);
  }

  /** A message from the server itself. */
  notice(command: string, ...params: string[]): Message {
    return { source: this.serverName, command, params, timeMs: this.nowMs() };
  }

  /** Asks the interceptor, if any. Null means stopped, and whoever caused it has been told why. */
  intercept<K extends keyof LobbyEvents>(
    kind: K,
    event: LobbyEvents[K],
    by: Participant,
  ): LobbyEvents[K] | null {
    const interceptor: Interceptor<LobbyEvents[K]> | undefined = this.options.interceptors?.[kind];
    if (!interceptor) return event;
    try {
      const verdict = interceptor(event, by);
      if (!verdict) return event;
      if ("change" in verdict) return { ...event, ...verdict.change };
      by.deliver(this.notice("NOTICE", by.nick, `Your ${kind} was stopped: ${verdict.cancel}`));
      return null;
    } catch (error) {
      // A broken interceptor must not take the network down with it.
      this.log.error({ err: error, kind }, "Lobby interceptor failed");
      return event;
    }
  }

  private remember({ nick, username, host, realname }: Participant): void {
    this.departed.unshift({ nick, username, host, realname, leftMs: this.nowMs() });
    this.departed.length = Math.min(this.departed.length, DEPARTED_KEPT);
  }

  private tellArrival(participant: Participant): void {
    for (const watcher of this.watches.watchersOf(participant.nick)) {
      watcher.deliver(this.notice("730", watcher.nick, hostmaskOf(participant)));
    }
  }

  private tellDeparture(nick: string): void {
    for (const watcher of this.watches.watchersOf(nick)) {
      watcher.deliver(this.notice("731", watcher.nick, nick));
    }
  }
}
