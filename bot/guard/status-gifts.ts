/** Voice and operator status that people have from the bot in one channel, or are about to get. */
import type { IrcNetwork, ModeChange } from "#bot/irc/api";
import type { LiveSession } from "#bot/sessions/registry";
import type { Folded } from "#core/irc/casemapping";

/** None, voice or operator status. */
export type Status = "" | "v" | "o";

const RANK: Readonly<Record<Status, number>> = { "": 0, v: 1, o: 2 };

interface Gift {
  readonly session: LiveSession;
  readonly status: Status;
  /** The bot gave it; they did not have it already. */
  readonly isOurs: boolean;
}

interface Decision {
  readonly session: LiveSession;
  /** What the switches give them. */
  readonly status: Status;
  /** What their level is worth, whatever the switches say. */
  readonly worth: Status;
  isLive(): boolean;
}

export class StatusGifts {
  readonly #given = new Map<Folded, Gift>();
  readonly #decided = new Map<Folded, Decision>();

  /** Somebody shall have a status, unless they had it in this session already: then whoever took it from them had a reason. */
  decide(nick: Folded, decision: Decision): void {
    const gift = this.#given.get(nick);
    const isOld = gift?.session.id === decision.session.id && gift.status === decision.status;
    if (isOld) this.#decided.delete(nick);
    else this.#decided.set(nick, decision);
  }

  /** The changes that carry out what was decided, for everybody who is still whom it was decided about. */
  due(network: IrcNetwork, channel: string): ModeChange[] {
    const members = network.presence.channel(channel)?.members;
    const decided = [...this.#decided];
    this.#decided.clear();
    return decided.flatMap(([nick, decision]) => {
      const has = members?.get(nick);
      const { session } = decision;
      const isSame = network.presence.person(session.nick)?.userHost === session.userHost;
      if (has === undefined || !isSame || session.epoch !== network.epoch || !decision.isLive())
        return [];
      return this.#carryOut(nick, decision, has);
    });
  }

  #carryOut(nick: Folded, { session, status, worth }: Decision, has: string): ModeChange[] {
    const before = this.#given.get(nick);
    const param = session.nick;
    const isLowered = before?.isOurs === true && RANK[worth] < RANK[before.status];
    if (before?.isOurs && !isLowered && RANK[status] < RANK[before.status]) {
      // A switch was turned off, which takes nothing from anybody.
      this.#given.set(nick, { ...before, session });
      return [];
    }
    const takes = isLowered && has.includes(before.status);
    const gives = status !== "" && !has.includes(status) && (takes || !outranks(has, status));
    const wasOurs = before?.isOurs === true && before.status === status;
    this.#given.set(nick, { session, status, isOurs: gives || wasOurs });
    return [
      ...(takes ? [{ add: false, mode: before.status, param }] : []),
      ...(gives ? [{ add: true, mode: status, param }] : []),
    ];
  }

  /** Somebody is not logged in any more; gives what takes back what they had from the bot and still have. */
  takeBack(network: IrcNetwork, channel: string, nick: Folded): ModeChange[] {
    const gift = this.#given.get(nick);
    this.forget(nick);
    const has = network.presence.channel(channel)?.members.get(nick) ?? "";
    if (!gift?.isOurs || gift.status === "" || !has.includes(gift.status)) return [];
    return [{ add: false, mode: gift.status, param: gift.session.nick }];
  }

  /** Somebody left, or is somebody else now. */
  forget(nick: Folded): void {
    this.#given.delete(nick);
    this.#decided.delete(nick);
  }

  clear(): void {
    this.#given.clear();
    this.#decided.clear();
  }
}

/** Operators need no voice. */
const outranks = (has: string, status: Status) => status === "v" && /[^v]/.test(has);
