import type { Timers } from "#bot/irc/timers";

const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 5;
export const PAUSE_MS = 600_000;

/** Bounds how often something is put right, so that two who want it otherwise do not quarrel for ever. */
export class Patience {
  readonly #timers: Timers;
  #times: number[] = [];
  #cancelPause: (() => void) | null = null;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  get isSpent(): boolean {
    return this.#cancelPause !== null;
  }

  /** True when it may be put right once more; else a pause begins, and `over` is called at its end. */
  spend(over: () => void): boolean {
    if (this.isSpent) return false;
    const now = this.#timers.now();
    this.#times = this.#times.filter((time) => now - time < MINUTE_MS);
    if (this.#times.push(now) <= MOST_A_MINUTE) return true;
    this.#cancelPause = this.#timers.after(PAUSE_MS, () => {
      this.reset();
      over();
    });
    return false;
  }

  reset(): void {
    this.#cancelPause?.();
    this.#cancelPause = null;
    this.#times = [];
  }
}
