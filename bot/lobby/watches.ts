import type { Folded } from "#core/irc/casemapping";
import { foldName } from "./names.ts";
import type { Participant } from "./participant.ts";

/** Who watches which nicks (ircv3.net monitor), whether or not anybody uses the nick. */
export class Watches {
  private readonly byNick = new Map<Folded, Set<Participant>>();
  private readonly byWatcher = new Map<Participant, Map<Folded, string>>();

  /** Nicks somebody watches, as they wrote them. */
  of(watcher: Participant): string[] {
    return [...(this.byWatcher.get(watcher)?.values() ?? [])];
  }

  has(watcher: Participant, nick: string): boolean {
    return this.byWatcher.get(watcher)?.has(foldName(nick)) ?? false;
  }

  watchersOf(nick: string): Participant[] {
    return [...(this.byNick.get(foldName(nick)) ?? [])];
  }

  add(watcher: Participant, nick: string): void {
    const folded = foldName(nick);
    const nicks = this.byWatcher.get(watcher) ?? new Map<Folded, string>();
    this.byWatcher.set(watcher, nicks.set(folded, nick));
    this.byNick.set(folded, (this.byNick.get(folded) ?? new Set()).add(watcher));
  }

  remove(watcher: Participant, nick: string): void {
    const folded = foldName(nick);
    this.byWatcher.get(watcher)?.delete(folded);
    const watchers = this.byNick.get(folded);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.byNick.delete(folded);
  }

  /** Drops everything somebody watches. */
  forget(watcher: Participant): void {
    for (const nick of this.of(watcher)) this.remove(watcher, nick);
    this.byWatcher.delete(watcher);
  }
}
