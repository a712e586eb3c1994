/**
 * What somebody proved on IRC, in the bot's memory: it counts only for the very connection, nick, user@host and account that
 * proved it. What puts that in doubt ends it at once.
 */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { Folded } from "#core/irc/casemapping";
import { isHistory, isInSight } from "./evidence.ts";

/** The traits something is bound to. */
export interface Bound {
  readonly networkId: string;
  readonly epoch: string;
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null;
  /** How it was proven; "account" rests on the services account alone. */
  readonly method: string;
}

/** Called with every session that ended and why; must not throw. */
type OnEnd<Session> = (session: Session, reason: string) => void;

interface Entry<Session> {
  readonly session: Session;
  readonly network: IrcNetwork;
}

export class BoundRegistry<Session extends Bound> {
  readonly #byNick = new Map<string, Map<Folded, Entry<Session>>>();
  readonly #onEnd: OnEnd<Session>;

  constructor(onEnd: OnEnd<Session>) {
    this.#onEnd = onEnd;
  }

  add(network: IrcNetwork, session: Session): void {
    const folded = network.fold(session.nick);
    const before = this.#of(network.id).get(folded);
    this.#of(network.id).set(folded, { session, network });
    // Before the former one ends, so that the watch has no gap. One that cannot be watched is over at once.
    if (!isInSight(network, session.nick)) network.watch(session.nick, session);
    if (before) this.#close(before, "logged in again");
  }

  /**
   * The session of whoever sent something, if every trait still fits; one that does not fit is over. Where the server tells
   * accounts, `source.account` decides: no tag means not identified.
   */
  find(network: IrcNetwork, source: Source): Session | null {
    const folded = network.fold(source.nick);
    const session = this.#of(network.id).get(folded)?.session;
    if (!session) return null;
    const doubt = doubtAbout(session, network, source);
    if (doubt === null) return session;
    this.#end(network.id, folded, doubt);
    return null;
  }

  /** As {@link find}, but nothing ends: for what is only noted. Costs nothing where nobody is logged in. */
  peek(network: IrcNetwork, source: Source): Session | null {
    const entries = this.#of(network.id);
    if (entries.size === 0) return null;
    const session = entries.get(network.fold(source.nick))?.session;
    return session && doubtAbout(session, network, source) === null ? session : null;
  }

  /** As {@link peek} for somebody who did not speak: an account that nobody told is taken for the right one. */
  presume(network: IrcNetwork, source: Source): Session | null {
    const session = this.#of(network.id).get(network.fold(source.nick))?.session;
    if (!session) return null;
    const { account = session.account } = source;
    return this.peek(network, { ...source, account });
  }

  /** All there are, everywhere. */
  protected all(): Session[] {
    return [...this.#byNick.values()].flatMap((entries) =>
      [...entries.values()].map(({ session }) => session),
    );
  }

  /** Ends the sessions that `matches`; gives how many. */
  endWhere(matches: (session: Session) => boolean, reason: string): number {
    let count = 0;
    for (const [networkId, entries] of this.#byNick)
      for (const [folded, { session }] of entries)
        if (matches(session)) {
          this.#end(networkId, folded, reason);
          count++;
        }
    return count;
  }

  /** Takes in what happened on a network, after presence did. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    if (isHistory(event)) return;
    const over = endedBy(event);
    if (over) this.#end(network.id, network.fold(over.nick), over.reason);
    else if (event.kind === "lost-sight") this.#lostSight(network, event.nick, event.reason);
    else if (event.kind === "casemapping") this.#refold(network);
    else if (event.kind === "join") this.#seenAgain(network, event.source.nick);
    else if (event.kind === "part") this.#left(network, event.source.nick);
    else if (event.kind === "kick") this.#left(network, event.target);
    else if (event.kind === "left-self")
      for (const { session } of [...this.#of(network.id).values()])
        this.#left(network, session.nick);
    else if (event.kind === "disconnect" || event.kind === "connect")
      this.endWhere(({ networkId }) => networkId === network.id, "the bot lost its connection");
  }

  /** Out of every shared channel: watched by MONITOR where the server can, else over. */
  #left(network: IrcNetwork, nick: string): void {
    const session = this.#of(network.id).get(network.fold(nick))?.session;
    if (!session || network.presence.channelsOf(nick).length > 0) return;
    if (network.canMonitor) network.watch(session.nick, session);
    else this.#end(network.id, network.fold(nick), "left the last shared channel");
  }

  /** A watch that ended does not matter for somebody we see in a channel. */
  #lostSight(network: IrcNetwork, nick: string, reason: string): void {
    if (network.presence.channelsOf(nick).length === 0)
      this.#end(network.id, network.fold(nick), reason);
  }

  /** A channel shows more than a watch does, which makes room for somebody else's. */
  #seenAgain(network: IrcNetwork, nick: string): void {
    const session = this.#of(network.id).get(network.fold(nick))?.session;
    if (session && isInSight(network, nick)) network.unwatch(session.nick, session);
  }

  /** Names that were different may have become the same: then nobody can tell who is who, and both are over. */
  #refold(network: IrcNetwork): void {
    const entries = [...this.#of(network.id).values()];
    this.#byNick.delete(network.id);
    for (const entry of entries) {
      const folded = network.fold(entry.session.nick);
      const clash = this.#of(network.id).has(folded);
      if (clash) this.#close(entry, "the network compares names otherwise now");
      if (clash) this.#end(network.id, folded, "the network compares names otherwise now");
      else this.#of(network.id).set(folded, entry);
    }
  }

  #end(networkId: string, folded: Folded, reason: string): void {
    const entry = this.#of(networkId).get(folded);
    if (!entry) return;
    this.#of(networkId).delete(folded);
    this.#close(entry, reason);
  }

  #close({ network, session }: Entry<Session>, reason: string): void {
    network.unwatch(session.nick, session);
    this.#onEnd(session, reason);
  }

  #of(networkId: string): Map<Folded, Entry<Session>> {
    let entries = this.#byNick.get(networkId);
    if (!entries) {
      entries = new Map();
      this.#byNick.set(networkId, entries);
    }
    return entries;
  }
}

/** Whose session an event ends at once, and why. */
function endedBy(event: IrcEvent): { nick: string; reason: string } | null {
  switch (event.kind) {
    case "quit":
      return { nick: event.source.nick, reason: "quit" };
    case "nick":
      return { nick: event.source.nick, reason: "changed nick" };
    case "host":
      return { nick: event.source.nick, reason: "changed host" };
    case "account":
      return { nick: event.source.nick, reason: "changed services account" };
    default:
      return null;
  }
}

/** What does not fit between a session and somebody who speaks under its nick; null when all fits. */
function doubtAbout(session: Bound, network: IrcNetwork, source: Source): string | null {
  if (session.epoch !== network.epoch) return "the bot lost its connection";
  if (session.userHost !== source.userHost) return "changed host";
  // Without tags nobody tells the account of a person out of sight; a login by token does not rest on it.
  const isUntold = source.account === undefined && session.method !== "account";
  if (!network.tellsAccounts || (isUntold && !network.tagsAccounts)) return null;
  return (source.account ?? null) === session.account ? null : "changed services account";
}
