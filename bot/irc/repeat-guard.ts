import type { Folded } from "#core/irc/casemapping";
import type { Timers } from "./timers.ts";

const TIMES = 3;
const WINDOW_MS = 60_000;
const MAX_KEPT = 1_000;

/** The same text to the same target, at most three times in any minute: breaks loops between bots. */
export class RepeatGuard {
  private readonly timers: Timers;
  private readonly said = new Map<string, number[]>();

  constructor(timers: Timers) {
    this.timers = timers;
  }

  /** True, and counted, when it may be said again. */
  allow(target: Folded, text: string): boolean {
    const key = `${target}\0${text}`;
    const now = this.timers.now();
    const recent = (this.said.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
    if (recent.length >= TIMES) return false;
    this.said.delete(key);
    this.said.set(key, [...recent, now]);
    const [oldest] = this.said.keys();
    if (this.said.size > MAX_KEPT && oldest !== undefined) this.said.delete(oldest);
    return true;
  }
}
