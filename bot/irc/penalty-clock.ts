/** How fast a network lets us speak. */
export interface Pace {
  /** What each line adds to the clock. */
  readonly lineMs: number;
  /** What each 120 bytes add. */
  readonly bulkMs: number;
  /** How far the clock may be ahead of now for another line to go. */
  readonly aheadMs: number;
}

/**
 * `careful` is the clock of classic servers (RFC 1459 section 8.10 and what became of it): safe wherever tried. `fast` is 10
 * lines at once and 2 a second. `none` is for the embedded lobby, which takes what we send.
 */
export const PACES = {
  careful: { lineMs: 2_000, bulkMs: 1_000, aheadMs: 8_000 },
  fast: { lineMs: 500, bulkMs: 250, aheadMs: 4_500 },
  none: { lineMs: 0, bulkMs: 0, aheadMs: 0 },
} as const satisfies Record<string, Pace>;

/** Lines that bypass the clock still count, but never silence us for longer than this. */
const MAX_AHEAD_MS = 20_000;

/** A clock that each line pushes ahead; a line may go while it is not too far ahead of now. Times are monotonic. */
export class PenaltyClock {
  private readonly pace: Pace;
  private clock = Number.NEGATIVE_INFINITY;

  /** Goes on from where `before` stood. */
  constructor(pace: Pace, before?: PenaltyClock) {
    this.pace = pace;
    if (before) this.clock = before.clock;
  }

  /** Milliseconds until a line may go; 0 means now. */
  waitMs(now: number): number {
    return Math.max(0, this.clock - now - this.pace.aheadMs);
  }

  /** Counts a line of `bytes`, tags not included, line end included. */
  charge(now: number, bytes: number): void {
    const { lineMs, bulkMs } = this.pace;
    const cost = lineMs + bulkMs * Math.floor((bytes + 30) / 120);
    this.clock = Math.min(Math.max(this.clock, now) + cost, now + MAX_AHEAD_MS);
  }

  /** A new connection starts without debts. */
  reset(): void {
    this.clock = Number.NEGATIVE_INFINITY;
  }
}
