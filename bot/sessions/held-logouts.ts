/** People who logged out although their services account would log them in: that holds until they connect or log in again. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { isHistory } from "./evidence.ts";

const MAX_HELD = 1_000;

export class HeldLogouts {
  readonly #held = new Set<string>();

  hold(network: IrcNetwork, source: Source): void {
    const [oldest] = this.#held;
    if (this.#held.size >= MAX_HELD && oldest !== undefined) this.#held.delete(oldest);
    this.#held.add(keyOf(network, source.nick));
  }

  release(network: IrcNetwork, nick: string): void {
    this.#held.delete(keyOf(network, nick));
  }

  has(network: IrcNetwork, source: Source): boolean {
    return this.#held.has(keyOf(network, source.nick));
  }

  /** Follows the person to another nick, and lets go when they are gone or identify anew. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    if (isHistory(event)) return;
    if (event.kind === "nick") this.#moved(network, event.source.nick, event.to);
    else if (event.kind === "quit" || event.kind === "account")
      this.release(network, event.source.nick);
    else if (event.kind === "disconnect") this.#releaseAll(network);
  }

  #moved(network: IrcNetwork, from: string, to: string): void {
    if (this.#held.delete(keyOf(network, from))) this.#held.add(keyOf(network, to));
    else this.#held.delete(keyOf(network, to));
  }

  #releaseAll({ id }: IrcNetwork): void {
    for (const key of this.#held) if (key.startsWith(`${id} `)) this.#held.delete(key);
  }
}

function keyOf(network: IrcNetwork, nick: string): string {
  return `${network.id} ${network.fold(nick)}`;
}
