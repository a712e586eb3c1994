/** Who has left a nick, or become somebody else under it, so that what one asked for is not given to the next. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { isHistory, isInSight } from "./evidence.ts";

/** Somebody, and the moment they were met. */
export type Met = Source & { readonly seenAt: number };

/** A netsplit's worth. What is forgotten counts as left: doubt refuses. */
const MAX_KEPT = 5_000;

/** Somebody as met in a line, or else at this moment: to be held against the {@link Departures} since. */
export function metNow(source: Source): Met {
  const { seenAt = performance.now() } = source;
  return { ...source, seenAt };
}

export class Departures {
  /** By network and nick, the latest last. In milliseconds of the monotonic clock. */
  readonly #leftAt = new Map<string, number>();
  /** Everybody on that network is somebody else since. */
  readonly #newSince = new Map<string, number>();
  #forgottenUntil = Number.NEGATIVE_INFINITY;

  /** Plugged in before anything that asks {@link hasGone}, so that it knows of an event as soon as presence does. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    if (isHistory(event)) return;
    switch (event.kind) {
      case "host":
      case "account":
        // They are who the event says, from this line on.
        this.#left(network, event.source.nick, event.source.seenAt);
        break;
      case "quit":
        this.#left(network, event.source.nick);
        break;
      case "nick":
        this.#left(network, event.source.nick);
        this.#left(network, event.to);
        break;
      case "lost-sight":
        if (!isInSight(network, event.nick)) this.#left(network, event.nick);
        break;
      case "connect":
      case "disconnect":
      case "casemapping":
        this.#newSince.set(network.id, performance.now());
        break;
      default:
    }
  }

  /** True when whoever has that nick now may be somebody else than the one who was met, however alike. */
  hasGone(network: IrcNetwork, { nick, seenAt }: Pick<Met, "nick" | "seenAt">): boolean {
    const leftAt = this.#leftAt.get(keyOf(network, nick)) ?? this.#forgottenUntil;
    return Math.max(leftAt, this.#newSince.get(network.id) ?? leftAt) > seenAt;
  }

  #left(network: IrcNetwork, nick: string, at = performance.now()): void {
    const key = keyOf(network, nick);
    this.#leftAt.delete(key);
    this.#leftAt.set(key, at);
    if (this.#leftAt.size <= MAX_KEPT) return;
    const [oldest] = this.#leftAt;
    if (oldest === undefined) return;
    this.#leftAt.delete(oldest[0]);
    this.#forgottenUntil = Math.max(this.#forgottenUntil, oldest[1]);
  }
}

const keyOf = (network: IrcNetwork, nick: string) => `${network.id} ${network.fold(nick)}`;
