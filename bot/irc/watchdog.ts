import type { IrcLine } from "#core/irc/message";
import type { Timers } from "./timers.ts";

export interface WatchdogHooks {
  send(line: string): void;
  lag(ms: number): void;
  /** Nothing came back, not even after a second PING. */
  dead(): void;
}

const PERIOD_MS = 30_000;
/** The first moments belong to joining channels; a PING would cost their lines time. */
const FIRST_MS = 10_000;
const PREFIX = "steward-watch-";

/**
 * Finds connections that are only half there: one PING every 30 s; any line within the period counts as life. After a period of
 * silence a second PING goes out, after another the connection is given up. The answers measure lag.
 */
export class Watchdog {
  private readonly hooks: WatchdogHooks;
  private readonly timers: Timers;
  private cancel: (() => void) | null = null;
  private count = 0;
  private silentPeriods = 0;
  private sawLine = false;
  private pinged: { readonly word: string; readonly at: number } | null = null;

  constructor(hooks: WatchdogHooks, timers: Timers) {
    this.hooks = hooks;
    this.timers = timers;
  }

  start(): void {
    this.cancel = this.timers.after(FIRST_MS, () => {
      this.schedule();
      this.ping();
    });
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  /** Every line from the server passes here. */
  take(line: IrcLine): void {
    this.sawLine = true;
    this.silentPeriods = 0;
    if (line.command !== "PONG" || !this.pinged || !line.params.includes(this.pinged.word)) return;
    this.hooks.lag(Math.round(this.timers.now() - this.pinged.at));
    this.pinged = null;
  }

  private schedule(): void {
    this.cancel = this.timers.after(PERIOD_MS, () => this.tick());
  }

  private tick(): void {
    this.silentPeriods = this.sawLine ? 0 : this.silentPeriods + 1;
    this.sawLine = false;
    if (this.silentPeriods >= 2) {
      this.hooks.dead();
      return;
    }
    this.schedule();
    this.ping();
  }

  private ping(): void {
    const word = `${PREFIX}${++this.count}`;
    this.pinged = { word, at: this.timers.now() };
    this.hooks.send(`PING ${word}`);
  }
}
