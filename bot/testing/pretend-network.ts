/** A network without a server: people in channels, and a list of what the bot sent. */
import { type Casemapping, type Folded, fold } from "#core/irc/casemapping";
import { defaultIsupport } from "#core/irc/isupport";
import type { ChannelState, NetworkState, PresenceChange } from "../host/messages.ts";
import type {
  ChannelView,
  IrcEvent,
  IrcListener,
  IrcNetwork,
  IrcNetworks,
  Person,
  SendRequest,
  Source,
} from "../irc/api.ts";

export interface PretendOptions {
  readonly id?: string;
  readonly nick?: string;
  readonly casemapping?: Casemapping;
  readonly commandPrefix?: string;
}

interface Channel {
  readonly name: string;
  readonly modes: Map<string, string>;
  readonly members: Map<Folded, string>;
}

type Unplaced<Event> = Event extends unknown
  ? Omit<Event, "at" | "source" | "own" | "playback">
  : never;
type Happening = Unplaced<Extract<IrcEvent, { source: unknown }>>;

/** Somebody as a test names them: everything but the nick has a likely value. */
export type Somebody = Partial<Source> & { readonly nick: string };

export class PretendNetwork {
  readonly sent: SendRequest[] = [];
  readonly network: IrcNetwork;
  readonly networks: Pick<IrcNetworks, "get" | "onEvent">;
  readonly #channels = new Map<Folded, Channel>();
  readonly #people = new Map<Folded, Person>();
  readonly #listeners = new Set<IrcListener>();
  readonly #presence = new Set<(change: PresenceChange) => void>();
  readonly #casemapping: Casemapping;

  constructor(options: PretendOptions = {}) {
    const { id = "testnet", nick = "bot", casemapping = "rfc1459", commandPrefix = "." } = options;
    this.#casemapping = casemapping;
    const refuse = async () => {
      throw new Error("a pretend network cannot do that");
    };
    this.network = {
      ...{ id, name: id, nick, casemapping, commandPrefix, chantypes: "#", isLobby: false },
      modeRules: defaultIsupport,
      settingsInForce: { provenMark: null, problem: "" },
      ...{ isConnected: true, queueDepth: 0, epoch: "1", canMonitor: false },
      ...{ tellsAccounts: true, tagsAccounts: true },
      presence: {
        channels: () => [...this.#channels.values()].map((channel) => viewOf(channel)),
        channel: (name) => {
          const channel = this.#channels.get(this.#fold(name));
          return channel && viewOf(channel);
        },
        person: (name) => this.#people.get(this.#fold(name)),
        channelsOf: (name) => this.#channelsOf(name).map((channel) => viewOf(channel)),
      },
      fold: (name) => this.#fold(name),
      isChannel: (name) => name.startsWith("#"),
      send: async (request) => {
        this.sent.push(request);
        return { state: "confirmed" };
      },
      ...{ join: refuse, part: refuse, setNick: refuse, whois: refuse },
      ...{
        kick() {},
        mode() {},
        topic() {},
        invite() {},
        noteChannel() {},
        raw() {},
        watch() {},
        unwatch() {},
        isWatching: () => false,
      },
    };
    this.networks = {
      get: (wanted) => (wanted === id ? this.network : undefined),
      onEvent: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  /** The replica's side of presence, as hosts want it. */
  readonly forHosts = {
    networkStates: (): NetworkState[] => [
      {
        id: this.network.id,
        name: this.network.name,
        nick: this.network.nick,
        casemapping: this.#casemappingOf(),
        chantypes: "#",
        channels: [...this.#channels.values()].map((channel) => this.#stateOf(channel)),
      },
    ],
    onPresence: (listener: (change: PresenceChange) => void) => {
      this.#presence.add(listener);
      return () => this.#presence.delete(listener);
    },
  };

  /** Somebody is in a channel, without an event. */
  place(nick: string, channel: string, modes = ""): void {
    this.#channel(channel).members.set(this.#fold(nick), modes);
    const { source } = somebody(nick);
    this.#people.set(this.#fold(nick), { ...source, realname: "", away: false });
    this.#tell(channel);
  }

  remove(nick: string, channel?: string): void {
    for (const each of channel ? [this.#channel(channel)] : this.#channels.values()) {
      if (each.members.delete(this.#fold(nick))) this.#tell(each.name);
    }
  }

  rename(from: string, to: string): void {
    for (const channel of this.#channelsOf(from)) {
      const modes = channel.members.get(this.#fold(from)) ?? "";
      channel.members.delete(this.#fold(from));
      this.place(to, channel.name, modes);
    }
  }

  setSecret(channel: string, secret: boolean): void {
    if (secret) this.#channel(channel).modes.set("s", "");
    else this.#channel(channel).modes.delete("s");
    this.#tell(channel);
  }

  /** Lets something happen, caused by `who`. */
  happen(who: string | Somebody, event: Happening, extra: Partial<IrcEvent> = {}): void {
    const base = { at: new Date(), source: somebody(who).source, own: false, playback: false };
    for (const listener of this.#listeners)
      listener({ ...base, ...event, ...extra } as IrcEvent, this.network);
  }

  #fold = (name: string): Folded => fold(name, this.#casemapping);
  #casemappingOf = (): Casemapping => this.#casemapping;

  #channel(name: string): Channel {
    const known = this.#channels.get(this.#fold(name));
    if (known) return known;
    const made: Channel = { name, modes: new Map(), members: new Map() };
    this.#channels.set(this.#fold(name), made);
    return made;
  }

  #channelsOf(nick: string): Channel[] {
    return [...this.#channels.values()].filter(({ members }) => members.has(this.#fold(nick)));
  }

  #stateOf({ name, modes, members }: Channel): ChannelState {
    return {
      name,
      secret: modes.has("s"),
      members: [...members].map(([folded, letters]) => {
        const person = this.#people.get(folded);
        const { nick = folded, userHost = "", account } = person ?? {};
        return { nick, userHost, account: account ?? null, modes: letters };
      }),
    };
  }

  #tell(channel: string): void {
    const state = this.#stateOf(this.#channel(channel));
    for (const listener of this.#presence)
      listener({ kind: "channel", networkId: this.network.id, channel: state });
  }
}

function viewOf(channel: Channel): ChannelView {
  return { ...channel, topic: "", topicBy: "", topicAt: null, modesKnown: true };
}

/** A full source from what a test cares about. */
export function somebody(who: string | Somebody): { source: Source } {
  const { nick, ...rest } = typeof who === "string" ? { nick: who } : who;
  const userHost =
    rest.userHost ?? `${nick.toLowerCase().replace(/[^a-z0-9]/g, "")}@${nick.length}.example.org`;
  return {
    source: {
      ...{ nick, userHost, hostmask: `${nick}!${userHost}` },
      ...{ account: null, isBot: false, isServer: false },
      ...rest,
    },
  };
}
