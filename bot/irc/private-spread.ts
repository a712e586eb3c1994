import type { Folded } from "#core/irc/casemapping";
import type { Timers } from "./timers.ts";

/** Solanum lets a client write to ten people at once and to one more each minute; others are like it or more generous. */
const AT_ONCE = 10;
const FREED_MS = 60_000;
/** Who was written to, or wrote to us, within this time costs nothing. */
const KNOWN_MS = 600_000;
const MAX_KNOWN = 1_000;
const MAX_WAITING = 100;

interface Waiting {
  readonly target: Folded;
  go(): void;
}

/** Spreads private messages to many people over time, before the server refuses them (439, 707) or thinks of spam. */
export class PrivateSpread {
  private readonly timers: Timers;
  private readonly known = new Map<Folded, number>();
  private readonly waiting: Waiting[] = [];
  private left = AT_ONCE;
  private countedAt: number;
  private cancel: (() => void) | null = null;

  constructor(timers: Timers) {
    this.timers = timers;
    this.countedAt = timers.now();
  }

  /** Null when `target` may be written to right now; else resolves when it is its turn. Throws when too many wait. */
  turn(target: Folded): Promise<void> | null {
    this.refill();
    const isWaiting = this.waiting.some((other) => other.target === target);
    if (!isWaiting && this.isKnown(target)) {
      this.know(target);
      return null;
    }
    if (this.waiting.length === 0 && this.left >= 1) {
      this.left--;
      this.know(target);
      return null;
    }
    if (this.waiting.length >= MAX_WAITING) throw new RangeError("too many people wait to be told");
    return new Promise((resolve) => {
      this.waiting.push({ target, go: resolve });
      this.schedule();
    });
  }

  /** Somebody wrote to us; servers let us answer. */
  heard(nick: Folded): void {
    this.know(nick);
  }

  /** The server says that it was too much (439, 707): whatever we counted, nothing is left. */
  refused(): void {
    this.refill();
    this.left = 0;
  }

  /** A new connection starts without debts; who waited goes on, to fail or wait in the queue like the rest. */
  reset(): void {
    this.left = AT_ONCE;
    this.countedAt = this.timers.now();
    this.known.clear();
    for (const { go } of this.waiting.splice(0)) go();
    this.cancel?.();
    this.cancel = null;
  }

  private isKnown(target: Folded): boolean {
    const at = this.known.get(target);
    return at !== undefined && this.timers.now() - at < KNOWN_MS;
  }

  private know(target: Folded): void {
    this.known.delete(target);
    this.known.set(target, this.timers.now());
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_KNOWN && oldest !== undefined) this.known.delete(oldest);
  }

  private refill(): void {
    const now = this.timers.now();
    this.left = Math.min(AT_ONCE, this.left + (now - this.countedAt) / FREED_MS);
    this.countedAt = now;
  }

  private schedule(): void {
    const waitMs = Math.ceil(Math.max(0, 1 - this.left) * FREED_MS);
    this.cancel ??= this.timers.after(waitMs, () => {
      this.cancel = null;
      this.next();
    });
  }

  private next(): void {
    this.refill();
    const [first] = this.waiting;
    // Rounding may bring us a moment early.
    if (first && this.left > 0.999) {
      this.left = Math.max(0, this.left - 1);
      this.know(first.target);
      for (const each of this.waiting.filter(({ target }) => target === first.target)) {
        this.waiting.splice(this.waiting.indexOf(each), 1);
        each.go();
      }
    }
    if (this.waiting.length > 0) this.schedule();
  }
}
