/** Guards channels where the bot is operator: keeps modes and topic, gives voice and operator status to people it knows. */
import type { IrcEvent, IrcListener, IrcNetwork, IrcNetworks, Source } from "#bot/irc/api";
import { systemTimers, type Timers } from "#bot/irc/timers";
import { isGivenUp, type LiveSession } from "#bot/sessions/registry";
import type { Sessions } from "#bot/sessions/sessions";
import type { Db } from "#core/db/client";
import { matchesMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";
import { reaches } from "#core/levels";
import type { Log } from "#core/log";
import { guardedChannels, keepAnotherTopic } from "#core/networks/guarded";
import { type Clock, systemClock } from "#core/time";
import { isOperator } from "./operator.ts";
import { Place } from "./place.ts";
import type { Status } from "./status-gifts.ts";

export interface GuardDeps {
  readonly db: Db;
  readonly log: Log;
  readonly networks: Pick<IrcNetworks, "get">;
  readonly sessions: Pick<Sessions, "registry" | "identify" | "whyDoubtful">;
  readonly timers?: Timers;
  readonly clock?: Clock;
}

type EventOf<Kind extends IrcEvent["kind"]> = Extract<IrcEvent, { kind: Kind }>;

export class Guard {
  readonly #deps: GuardDeps;
  readonly #clock: Clock;
  readonly #timers: Timers;
  #places: Place[] = [];
  readonly #work = new Set<Promise<void>>();
  #reading: Promise<void> | null = null;
  #isStale = false;

  constructor(deps: GuardDeps) {
    this.#deps = deps;
    this.#clock = deps.clock ?? systemClock;
    this.#timers = deps.timers ?? systemTimers;
    deps.sessions.registry.listen({
      opened: (session, network) => this.#opened(session, network),
      ended: (session, reason) => this.#ended(session, reason),
    });
  }

  /** Reads what is to be guarded, and looks at all of it: settings or somebody's level may have changed. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  /** Resolves when nothing is under way. */
  async close(): Promise<void> {
    for (const place of this.#places) place.forget();
    this.#places = [];
    await this.#reading;
    await Promise.all(this.#work);
  }

  /** Plugged into the networks behind everything that says who somebody is. */
  readonly handle: IrcListener = (event, network) => {
    if (this.#places.length === 0 || ("playback" in event && event.playback)) return;
    switch (event.kind) {
      case "joined-self":
      case "channel-modes":
        return this.#each(network, event.channel, (place) => this.#lookAt(place, network));
      case "join":
        return this.#each(network, event.channel, (place) => this.#joined(place, event, network));
      case "mode":
        return this.#each(network, event.target, (place) => this.#moded(place, event, network));
      case "topic":
        return this.#each(network, event.channel, (place) => this.#topic(place, event, network));
      case "left-self":
        return this.#each(network, event.channel, (place) => place.forget());
      case "part":
        return this.#gone(network, event.source.nick, event.channel);
      case "kick":
        return this.#gone(network, event.target, event.channel);
      case "quit":
      case "nick":
        return this.#gone(network, event.source.nick, null);
      case "rename":
        return this.#each(network, event.channel, (place) => {
          place.row = { ...place.row, name: event.to };
        });
      case "connect":
      case "disconnect":
        for (const place of this.#places) if (place.row.networkId === network.id) place.forget();
        return;
      default:
    }
  };

  async #read(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const rows = await guardedChannels(this.#deps.db);
      const known = new Map(this.#places.map((place) => [place.row.id, place]));
      this.#places = rows.map((row) => {
        const place = known.get(row.id);
        known.delete(row.id);
        place?.renew(row);
        return place ?? new Place(row, this.#placeDeps());
      });
      for (const gone of known.values()) {
        gone.calm();
        gone.forget();
      }
      for (const place of this.#places) {
        const network = this.#deps.networks.get(place.row.networkId);
        if (network) this.#lookAt(place, network);
      }
    }
  }

  #placeDeps() {
    const { log, networks } = this.#deps;
    return { log, timers: this.#timers, network: (id: string) => networks.get(id) };
  }

  #each(network: IrcNetwork, channel: string, act: (place: Place) => void): void {
    for (const place of this.#places) if (place.is(network, channel)) act(place);
  }

  /** Everything about a channel, and everybody in it who is logged in. */
  #lookAt(place: Place, network: IrcNetwork): void {
    place.schedule();
    const { registry } = this.#deps.sessions;
    for (const session of registry.list())
      if (session.networkId === network.id) this.#judge(place, network, session);
  }

  #joined(place: Place, event: EventOf<"join">, network: IrcNetwork): void {
    const session = event.own ? null : this.#deps.sessions.registry.find(network, event.source);
    if (session) this.#judge(place, network, session, event.source);
  }

  #moded(place: Place, event: EventOf<"mode">, network: IrcNetwork): void {
    const own = network.fold(network.nick);
    const ofBot = event.changes.filter(
      ({ param, mode }) => param !== null && network.fold(param) === own && mode !== "v",
    );
    if (ofBot.some(({ add }) => add)) this.#lookAt(place, network);
    else if (ofBot.length > 0) place.schedule();
    else if (!event.own && !isAuthority(event.source, place, network)) place.schedule();
  }

  #topic(place: Place, event: EventOf<"topic">, network: IrcNetwork): void {
    const { keptTopic } = place.row;
    if (event.own || keptTopic === null || event.text === keptTopic) return;
    if (isAuthority(event.source, place, network)) return;
    this.#later(place.holdTopic(() => this.#mayBecomeKept(place, event, network)));
  }

  /** What operators set is the topic to keep from now on. */
  async #mayBecomeKept(place: Place, event: EventOf<"topic">, network: IrcNetwork): Promise<void> {
    const { sessions, db } = this.#deps;
    const { source, channel, text } = event;
    if (!sessions.registry.find(network, source)) return;
    const sender = await sessions.identify(network, source, channel);
    if (!reaches(sender.level, "operator")) return;
    if (await sessions.whyDoubtful(network, source, "operator")) return;
    if (network.presence.channel(channel)?.topic !== text) return;
    const by = { actor: { ...idOf(sender.userId), name: sender.userName ?? sender.nick } };
    const isKept = await keepAnotherTopic(
      ...([db, place.row.id, text, { ...by, via: "irc" }, this.#clock()] as const),
    );
    if (isKept) place.row = { ...place.row, keptTopic: text };
  }

  #opened(session: LiveSession, network: IrcNetwork): void {
    for (const { name } of network.presence.channelsOf(session.nick))
      this.#each(network, name, (place) => this.#judge(place, network, session));
  }

  #ended(session: LiveSession, reason: string): void {
    const network = this.#deps.networks.get(session.networkId);
    if (!network || !isGivenUp(reason)) return;
    const nick = network.fold(session.nick);
    for (const { name } of network.presence.channelsOf(session.nick))
      this.#each(network, name, (place) => {
        const changes = place.gifts.takeBack(network, name, nick);
        if (changes.length === 0 || !isOperator(network, name, network.nick)) return;
        this.#later(Promise.resolve().then(() => network.mode(name, changes)));
      });
  }

  #gone(network: IrcNetwork, nick: string, channel: string | null): void {
    for (const place of this.#places)
      if (channel === null ? place.row.networkId === network.id : place.is(network, channel))
        place.gifts.forget(network.fold(nick));
  }

  /** Decides what somebody gets; `joining` is their JOIN, if that is why. */
  #judge(place: Place, network: IrcNetwork, session: LiveSession, joining?: Source): void {
    const { autoOp, autoVoice, name } = place.row;
    const nick = network.fold(session.nick);
    if (!(autoOp || autoVoice)) return;
    if (!network.presence.channel(name)?.members.has(nick)) return;
    this.#later(this.#decide(place, network, session, joining));
  }

  async #decide(place: Place, network: IrcNetwork, session: LiveSession, joining?: Source) {
    const { sessions } = this.#deps;
    const { name } = place.row;
    const source = joining ?? sourceOf(session);
    const { level } = await sessions.identify(network, source, name);
    const worth: Status = reaches(level, "operator") ? "o" : reaches(level, "voice") ? "v" : "";
    const doubt = await sessions.whyDoubtful(network, source, "operator", joining && name);
    if (doubt !== null) return;
    const { autoOp, autoVoice } = place.row;
    const status = worth === "o" && autoOp ? "o" : worth !== "" && autoVoice ? "v" : "";
    const isLive = () => sessions.registry.list(session.userId).includes(session);
    place.gifts.decide(network.fold(session.nick), { session, status, worth, isLive });
    place.schedule();
  }

  #later(work: Promise<void>): void {
    const guarded = work.catch((err: unknown) => {
      // The channel stays as it is until the next thing happens there.
      this.#deps.log.warn({ err }, "a channel could not be guarded");
    });
    this.#work.add(guarded);
    void guarded.finally(() => this.#work.delete(guarded));
  }
}

/** Servers and services keep channels, too; two who undo each other's doings would never end. */
function isAuthority(source: Source, place: Place, { casemapping }: IrcNetwork): boolean {
  if (source.isServer) return true;
  const { host } = parseHostmask(place.row.servicesMask);
  if (!host || /^[*?.]*$/.test(host)) return false;
  const { nick, username, host: from } = parseHostmask(source.hostmask);
  return matchesMask(
    `*!*@${host}`,
    { nick, username: username ?? "", host: from ?? "" },
    casemapping,
  );
}

const idOf = (id: string | null) => (id === null ? {} : { id });

const sourceOf = ({ nick, userHost, account }: LiveSession): Source => ({
  ...{ nick, userHost, hostmask: `${nick}!${userHost}`, account },
  ...{ isBot: false, isServer: false },
});
