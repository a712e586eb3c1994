import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import { parseHostmask } from "#core/irc/message";

export interface MonitorHooks {
  send(line: string): void;
  fold(nick: string): Folded;
  /** A watched nick has gone, or can no longer be watched. */
  lost(nick: string, reason: string): void;
}

const FULL = "the server watches no more nicks for the bot";

interface Watched {
  readonly nick: string;
  /** Who wants it watched. */
  readonly by: Set<object>;
  /** The server said that the nick is there (730), so its going will be told. */
  isConfirmed: boolean;
}

/** MONITOR (ircv3.net monitor): nicks to keep an eye on, remembered over reconnects. */
export class Monitor {
  private readonly watched = new Map<Folded, Watched>();
  private readonly hooks: MonitorHooks;
  private limit = 0;

  constructor(hooks: MonitorHooks) {
    this.hooks = hooks;
  }

  /** The server can keep `limit` entries; 0 where it knows no MONITOR, and while there is no connection. */
  start(limit: number): void {
    this.limit = limit;
    this.again();
  }

  stop(): void {
    this.limit = 0;
    for (const each of this.watched.values()) each.isConfirmed = false;
  }

  /** The network compares names otherwise now; the server keeps what it has. */
  refold(): void {
    const all = [...this.watched.values()];
    this.watched.clear();
    for (const each of all) {
      const same = this.watched.get(this.hooks.fold(each.nick));
      if (same) for (const by of each.by) same.by.add(by);
      else this.watched.set(this.hooks.fold(each.nick), each);
    }
  }

  /** True while the server would take one more. */
  get hasRoom(): boolean {
    return this.watched.size < this.limit;
  }

  /** True from the moment the server said that the nick is there until it goes. */
  isConfirmed(nick: string): boolean {
    return this.limit > 0 && (this.watched.get(this.hooks.fold(nick))?.isConfirmed ?? false);
  }

  watch(nick: string, by: object): void {
    const known = this.watched.get(this.hooks.fold(nick));
    if (known) known.by.add(by);
    else this.begin(nick, new Set([by]));
  }

  /** The watch goes on as long as anybody wants it: between an end and a new beginning the nick could change hands. */
  unwatch(nick: string, by: object): void {
    const folded = this.hooks.fold(nick);
    const known = this.watched.get(folded);
    if (!known?.by.delete(by) || known.by.size > 0) return;
    this.watched.delete(folded);
    if (this.limit > 0) this.hooks.send(`MONITOR - ${nick}`);
  }

  private begin(nick: string, by: Set<object>): void {
    if (this.limit > 0 && !this.hasRoom) {
      this.hooks.lost(nick, FULL);
      return;
    }
    this.watched.set(this.hooks.fold(nick), { nick, by, isConfirmed: false });
    if (this.limit > 0) this.hooks.send(`MONITOR + ${nick}`);
  }

  /**
   * RPL_MONONLINE 730, RPL_MONOFFLINE 731 and ERR_MONLISTFULL 734. Entries are nicks or whole hostmasks, and the first parameter
   * may be `*` instead of our nick.
   */
  take({ command, params }: IrcLine): void {
    if (command !== "730" && command !== "731" && command !== "734") return;
    const list = (command === "734" ? params[2] : params[1]) ?? "";
    for (const entry of list.split(",")) {
      const { nick } = parseHostmask(entry);
      const watched = this.watched.get(this.hooks.fold(nick));
      if (watched) this.told(command, nick, watched);
    }
  }

  private told(command: "730" | "731" | "734", nick: string, watched: Watched): void {
    watched.isConfirmed = command === "730";
    if (command === "731") this.hooks.lost(nick, "went offline");
    if (command !== "734") return;
    this.watched.delete(this.hooks.fold(nick));
    this.hooks.lost(nick, FULL);
  }

  private again(): void {
    const names = [...this.watched.values()];
    this.watched.clear();
    for (const { nick, by } of names) this.begin(nick, by);
  }
}
