import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import { parseHostmask } from "#core/irc/message";

export interface MonitorHooks {
  send(line: string): void;
  fold(nick: string): Folded;
  /** A watched nick has gone, or can no longer be watched. */
  lost(nick: string, reason: string): void;
}

/** MONITOR (ircv3.net monitor): nicks to keep an eye on, remembered over reconnects. */
export class Monitor {
  private readonly watched = new Map<Folded, string>();
  private readonly hooks: MonitorHooks;
  private limit = 0;

  constructor(hooks: MonitorHooks) {
    this.hooks = hooks;
  }

  /** The server can keep `limit` entries; 0 where it knows no MONITOR, and while there is no connection. */
  start(limit: number): void {
    this.limit = limit;
    const names = [...this.watched.values()];
    this.watched.clear();
    for (const nick of names) this.watch(nick);
  }

  stop(): void {
    this.limit = 0;
  }

  has(nick: string): boolean {
    return this.limit > 0 && this.watched.has(this.hooks.fold(nick));
  }

  watch(nick: string): void {
    const folded = this.hooks.fold(nick);
    if (this.watched.has(folded)) return;
    if (this.limit > 0 && this.watched.size >= this.limit) {
      this.hooks.lost(nick, "the server watches no more nicks for the bot");
      return;
    }
    this.watched.set(folded, nick);
    if (this.limit > 0) this.hooks.send(`MONITOR + ${nick}`);
  }

  unwatch(nick: string): void {
    if (this.watched.delete(this.hooks.fold(nick)) && this.limit > 0) {
      this.hooks.send(`MONITOR - ${nick}`);
    }
  }

  /** RPL_MONOFFLINE 731 and ERR_MONLISTFULL 734. Entries are nicks or whole hostmasks. */
  take({ command, params }: IrcLine): void {
    if (command !== "731" && command !== "734") return;
    const list = (command === "734" ? params[2] : params[1]) ?? "";
    for (const entry of list.split(",")) {
      const { nick } = parseHostmask(entry);
      if (!this.watched.has(this.hooks.fold(nick))) continue;
      if (command === "731") this.hooks.lost(nick, "went offline");
      else {
        this.watched.delete(this.hooks.fold(nick));
        this.hooks.lost(nick, "the server watches no more nicks for the bot");
      }
    }
  }
}
