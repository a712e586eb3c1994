import type { Frame } from "./framing.ts";
import type { LobbyLimits } from "./options.ts";

/** Memory a waiting line takes beside its bytes, so that a flood of tiny lines counts for what it costs. */
const FRAME_OVERHEAD = 32;

/**
 * Received lines that wait their turn, under the penalty clock of classic servers: each line moves the clock on, and
 * a line is due while the clock is at most so far ahead of now. Times are milliseconds of a monotonic clock.
 */
export class Backlog {
  /** Bytes waiting. */
  bytes = 0;
  private frames: Frame[] = [];
  private next = 0;
  private penaltyMs = 0;
  private readonly limits: LobbyLimits;

  constructor(limits: LobbyLimits) {
    this.limits = limits;
  }

  add(frame: Frame): void {
    this.frames.push(frame);
    this.bytes += frame.bytes + FRAME_OVERHEAD;
  }

  get isEmpty(): boolean {
    return this.next === this.frames.length;
  }

  /** Milliseconds until the next line is due, 0 when it is. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.penaltyMs - this.limits.penaltyAheadMs - nowMs);
  }

  /** Takes the next line, due or not, and moves the clock on. */
  take(nowMs: number): Frame | null {
    const frame = this.frames[this.next];
    if (!frame) return null;
    this.next++;
    this.bytes -= frame.bytes + FRAME_OVERHEAD;
    const weight = 1 + Math.floor(frame.bytes / 120);
    this.penaltyMs = Math.max(this.penaltyMs, nowMs) + weight * this.limits.linePenaltyMs;
    if (this.isEmpty) {
      this.frames = [];
      this.next = 0;
    }
    return frame;
  }
}
