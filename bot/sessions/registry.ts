/** Who is logged in, in the bot's memory; the database rows follow. */
import type { IrcNetwork } from "#bot/irc/api";
import { type Bound, BoundRegistry } from "./bound.ts";

export interface LiveSession extends Bound {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  /** When the person connected, as WHOIS told at login; null where nobody asked or the server does not say. */
  readonly signonAt: Date | null;
  readonly startedAt: Date;
  readonly method: "register" | "login" | "account";
}

const GIVEN_UP: ReadonlySet<string> = new Set([
  "logged out",
  "logged out on the web",
  "the account was disabled",
  "changed services account",
]);

/** True for an end by which somebody is no longer whom they were logged in as, though they may still be there. */
export const isGivenUp = (reason: string): boolean => GIVEN_UP.has(reason);

/** Hears of sessions that begin and end, with the reason; must not throw. */
export interface SessionListener {
  opened(session: LiveSession, network: IrcNetwork): void;
  ended(session: LiveSession, reason: string): void;
}

export class SessionRegistry extends BoundRegistry<LiveSession> {
  readonly #listeners: SessionListener[] = [];

  constructor(onEnd: (session: LiveSession, reason: string) => void) {
    super((session, reason) => {
      onEnd(session, reason);
      for (const listener of this.#listeners) listener.ended(session, reason);
    });
  }

  listen(listener: SessionListener): void {
    this.#listeners.push(listener);
  }

  override add(network: IrcNetwork, session: LiveSession): void {
    super.add(network, session);
    for (const listener of this.#listeners) listener.opened(session, network);
  }

  /** Sessions of a user everywhere, or of everybody. */
  list(userId?: string): LiveSession[] {
    return this.all().filter((session) => userId === undefined || session.userId === userId);
  }
}
