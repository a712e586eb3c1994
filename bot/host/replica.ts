/** The host's read-only copy of who is where, fed by ordered changes from the bot process. */
import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import type { Member, NetworkHandle } from "../module-api.ts";
import type { ChannelState, NetworkState, PresenceChange } from "./messages.ts";

interface Channel {
  readonly name: string;
  secret: boolean;
  readonly members: Map<Folded, Member>;
}

interface Network {
  name: string;
  nick: string;
  casemapping: Casemapping;
  chantypes: string;
  readonly channels: Map<Folded, Channel>;
  readonly handle: NetworkHandle;
}

export interface Replica {
  reset(networks: readonly NetworkState[]): void;
  apply(change: PresenceChange): void;
  /** A live view of a network. One that the bot has left, or that is not known yet, is empty. */
  network(id: string): NetworkHandle;
}

/** An empty replica; names are compared as each network says. */
export function createReplica(): Replica {
  const networks = new Map<string, Network>();

  const networkOf = (id: string): Network => {
    const known = networks.get(id);
    if (known) return known;
    const made = emptyNetwork(id);
    networks.set(id, made);
    return made;
  };

  const apply = (change: PresenceChange): void => {
    switch (change.kind) {
      case "network":
        replaceNetwork(networkOf(change.network.id), change.network);
        return;
      case "network.gone":
        networkOf(change.networkId).channels.clear();
        return;
      default:
        applyWithin(networkOf(change.networkId), change);
        return;
    }
  };

  return {
    reset(states) {
      for (const network of networks.values()) network.channels.clear();
      for (const network of states) apply({ kind: "network", network });
    },
    apply,
    network: (id) => networkOf(id).handle,
  };
}

function emptyNetwork(id: string): Network {
  const state: Network = {
    name: "",
    nick: "",
    casemapping: "rfc1459",
    chantypes: "#&",
    channels: new Map(),
    handle: {
      id,
      get name() {
        return state.name;
      },
      get nick() {
        return state.nick;
      },
      fold: (name) => fold(name, state.casemapping),
      isChannel: (name) => name !== "" && state.chantypes.includes(name.charAt(0)),
      channels: () => Array.from(state.channels.values(), ({ name }) => name),
      members: (channel) => [...(channelOf(state, channel)?.members.values() ?? [])],
      isSecret: (channel) => channelOf(state, channel)?.secret ?? false,
      channelsOf: (nick) => {
        const folded = fold(nick, state.casemapping);
        return Array.from(state.channels.values())
          .filter(({ members }) => members.has(folded))
          .map(({ name }) => name);
      },
    },
  };
  return state;
}

const channelOf = (network: Network, name: string): Channel | undefined =>
  network.channels.get(fold(name, network.casemapping));

function replaceNetwork(network: Network, next: NetworkState): void {
  network.name = next.name;
  network.nick = next.nick;
  network.casemapping = next.casemapping;
  network.chantypes = next.chantypes;
  network.channels.clear();
  for (const channel of next.channels) replaceChannel(network, channel);
}

function replaceChannel(network: Network, { name, secret, members }: ChannelState): void {
  const entries = members.map(
    (member) => [fold(member.nick, network.casemapping), member] as const,
  );
  network.channels.set(fold(name, network.casemapping), {
    name,
    secret,
    members: new Map(entries),
  });
}

type Within = Exclude<PresenceChange, { kind: "network" | "network.gone" }>;

function applyWithin(network: Network, change: Within): void {
  const folded = (name: string) => fold(name, network.casemapping);
  switch (change.kind) {
    case "own-nick":
      network.nick = change.nick;
      return;
    case "channel":
      replaceChannel(network, change.channel);
      return;
    case "channel.gone":
      network.channels.delete(folded(change.channel));
      return;
    case "secret": {
      const channel = channelOf(network, change.channel);
      if (channel) channel.secret = change.secret;
      return;
    }
    case "member":
      channelOf(network, change.channel)?.members.set(folded(change.member.nick), change.member);
      return;
    case "member.gone":
      channelOf(network, change.channel)?.members.delete(folded(change.nick));
      return;
    case "person":
      changePerson(network, folded(change.nick), change.member);
      return;
    case "person.gone":
      for (const { members } of network.channels.values()) members.delete(folded(change.nick));
      return;
  }
}

function changePerson(network: Network, was: Folded, next: Omit<Member, "modes">): void {
  for (const { members } of network.channels.values()) {
    const member = members.get(was);
    if (!member) continue;
    members.delete(was);
    members.set(fold(next.nick, network.casemapping), { ...next, modes: member.modes });
  }
}
