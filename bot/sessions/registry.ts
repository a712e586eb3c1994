/**
 * Who is logged in, in the bot's memory: a session counts only for the very connection, nick, user@host and account that
 * proved it. What puts that in doubt ends it at once; the database row follows.
 */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { Folded } from "#core/irc/casemapping";

export interface LiveSession {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly networkId: string;
  readonly epoch: string;
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null;
  readonly startedAt: Date;
  readonly method: "register" | "login" | "account";
}

/** Called with every session that ended and why; must not throw. */
type OnEnd = (session: LiveSession, reason: string) => void;

export class SessionRegistry {
  readonly #byNick = new Map<string, Map<Folded, LiveSession>>();
  readonly #onEnd: OnEnd;

  constructor(onEnd: OnEnd) {
    this.#onEnd = onEnd;
  }

  add(network: IrcNetwork, session: LiveSession): void {
    const folded = network.fold(session.nick);
    this.#end(network.id, folded, "logged in again");
    this.#of(network.id).set(folded, session);
    if (network.presence.channelsOf(session.nick).length === 0) network.watch(session.nick);
  }

  /**
   * The session of whoever sent something, if every trait still fits; one that does not fit is over. Where the server tells
   * accounts, `source.account` decides: no tag means not identified.
   */
  find(network: IrcNetwork, source: Source): LiveSession | null {
    const folded = network.fold(source.nick);
    const session = this.#of(network.id).get(folded);
    if (!session) return null;
    const doubt = doubtAbout(session, network, source);
    if (doubt === null) return session;
    this.#end(network.id, folded, doubt);
    return null;
  }

  /** Sessions of a user everywhere, or of everybody. */
  list(userId?: string): LiveSession[] {
    const all = [...this.#byNick.values()].flatMap((sessions) => [...sessions.values()]);
    return userId === undefined ? all : all.filter((session) => session.userId === userId);
  }

  /** Ends the sessions that `matches`; gives how many. */
  endWhere(matches: (session: LiveSession) => boolean, reason: string): number {
    let count = 0;
    for (const [networkId, sessions] of this.#byNick)
      for (const [folded, session] of sessions)
        if (matches(session)) {
          this.#end(networkId, folded, reason);
          count++;
        }
    return count;
  }

  /** Takes in what happened on a network, after presence did. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    const over = endedBy(event);
    if (over) this.#endNick(network, over.nick, over.reason);
    else if (event.kind === "part") this.#left(network, event.source.nick);
    else if (event.kind === "kick") this.#left(network, event.target);
    else if (event.kind === "left-self")
      for (const { nick } of [...this.#of(network.id).values()]) this.#left(network, nick);
    else if (event.kind === "disconnect" || event.kind === "connect")
      this.endWhere(({ networkId }) => networkId === network.id, "the bot lost its connection");
  }

  /** Out of every shared channel: watched by MONITOR where the server can, else over. */
  #left(network: IrcNetwork, nick: string): void {
    const session = this.#of(network.id).get(network.fold(nick));
    if (!session || network.presence.channelsOf(nick).length > 0) return;
    if (network.canMonitor) network.watch(session.nick);
    else this.#endNick(network, nick, "left the last shared channel");
  }

  #endNick(network: IrcNetwork, nick: string, reason: string): void {
    this.#end(network.id, network.fold(nick), reason);
    network.unwatch(nick);
  }

  #end(networkId: string, folded: Folded, reason: string): void {
    const session = this.#of(networkId).get(folded);
    if (!session) return;
    this.#of(networkId).delete(folded);
    this.#onEnd(session, reason);
  }

  #of(networkId: string): Map<Folded, LiveSession> {
    let sessions = this.#byNick.get(networkId);
    if (!sessions) {
      sessions = new Map();
      this.#byNick.set(networkId, sessions);
    }
    return sessions;
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
    case "lost-sight":
      return { nick: event.nick, reason: event.reason };
    default:
      return null;
  }
}

/** What does not fit between a session and somebody who speaks under its nick; null when all fits. */
function doubtAbout(session: LiveSession, network: IrcNetwork, source: Source): string | null {
  if (session.epoch !== network.epoch) return "the bot lost its connection";
  if (session.userHost !== source.userHost) return "changed host";
  const account = source.account ?? null;
  if (network.tellsAccounts && account !== session.account) return "changed services account";
  return null;
}
