import { randomInt } from "node:crypto";

/** Nicks to try in turn: the wanted one, its alternatives, then variations without end. */
export class NickChoice {
  private readonly given: readonly string[];
  private next = 1;

  constructor(nick: string, alternatives: readonly string[]) {
    this.given = [nick, ...alternatives, `${nick}_`];
  }

  /** The one to try after the last was taken or refused. */
  another(): string {
    const nick = this.given[this.next++];
    if (nick !== undefined) return nick;
    const [wanted = "steward"] = this.given;
    // Nine characters pass everywhere (RFC 2812 section 1.2.1).
    return `${wanted.slice(0, 5)}${randomInt(1_000, 10_000)}`;
  }
}
