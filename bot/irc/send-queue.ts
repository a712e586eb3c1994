import type { Log } from "#core/log";
import { FairLane } from "./fair-lane.ts";
import { bodyBytes } from "./line-check.ts";
import { type Pace, PenaltyClock } from "./penalty-clock.ts";
import type { Timers } from "./timers.ts";

/** A line on its way out. */
export interface QueuedLine {
  readonly line: string;
  /** Superuser control and what keeps us connected goes before answers. */
  readonly lane: "control" | "normal";
  /** Fairness keys: who speaks, and to whom. */
  readonly from: string;
  readonly target: string;
  /** Waits for the next connection when this one ends; otherwise it is dropped with it. */
  readonly survives?: boolean;
  /**
   * Awaited when it is this line's turn, before it goes to the socket; a rejection drops it. For the control lane, which keeps its order
   * meanwhile: lines behind it wait, those of the normal lane do not.
   */
  prepare?(): Promise<void>;
  /** Called as it goes out: may add tags that only this connection understands. */
  decorate?(line: string): string;
  /** The line is on the socket. */
  onSent?(): void;
  /** It never will be. */
  onDropped?(reason: string): void;
}

interface Waiting {
  readonly entry: QueuedLine;
  readonly since: number;
  state: "waiting" | "preparing" | "ready";
}

export interface SendQueueLimits {
  readonly lines: number;
  /** Of one speaker, so that a talkative module leaves room for others. */
  readonly linesPerSpeaker: number;
  readonly maxAgeMs: number;
  /** How long a surviving line may wait while there is no connection. */
  readonly maxOfflineMs: number;
  /** How long the control lane waits for a line that prepares itself. */
  readonly maxPrepareMs: number;
}

const defaults: SendQueueLimits = {
  lines: 500,
  linesPerSpeaker: 200,
  maxAgeMs: 300_000,
  maxOfflineMs: 60_000,
  maxPrepareMs: 5_000,
};

/** Everything a network has yet to be told, sent no faster than its penalty clock allows. Survives reconnects. */
export class SendQueue {
  private readonly control: Waiting[] = [];
  private readonly normal = new FairLane<Waiting>();
  private clock: PenaltyClock;
  private readonly timers: Timers;
  private readonly log: Log;
  private readonly limits: SendQueueLimits;
  private write: ((line: string) => boolean) | null = null;
  private cancelTimer: (() => void) | null = null;
  private isPumping = false;

  constructor(pace: Pace, timers: Timers, log: Log, limits: Partial<SendQueueLimits> = {}) {
    this.clock = new PenaltyClock(pace);
    this.timers = timers;
    this.log = log;
    this.limits = { ...defaults, ...limits };
  }

  /** Lines that wait. */
  get depth(): number {
    return this.control.length + this.normal.size;
  }

  /** Lines that wait in the normal lane. */
  get normalDepth(): number {
    return this.normal.size;
  }

  /** A new socket is there, without debts; `resume` lets lines out once we are registered. */
  attach(): void {
    this.clock.reset();
  }

  /** Another pace from now on. */
  setPace(pace: Pace): void {
    this.clock = new PenaltyClock(pace, this.clock);
    this.pump();
  }

  /** Lets waiting lines out through `write`, which is false when the socket is gone. */
  resume(write: (line: string) => boolean): void {
    this.write = write;
    this.pump();
  }

  /** The connection ended. What does not survive is dropped; the rest waits for the next one, but not for long. */
  detach(reason: string): void {
    this.write = null;
    this.drop((waiting) => !waiting.entry.survives, reason);
    this.sweep();
  }

  /** Drops everything for good. */
  close(reason: string): void {
    this.write = null;
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.drop(() => true, reason);
  }

  /** Counts a line that bypassed the queue (PONG, CAP, AUTHENTICATE, QUIT, the first lines of registering). */
  countUrgent(line: string): void {
    this.clock.charge(this.timers.now(), bodyBytes(line));
  }

  /** Queues a line; gives the way to cancel it while it waits, or null when there is no room. */
  push(entry: QueuedLine): (() => void) | null {
    if (this.depth >= this.limits.lines) return null;
    if (entry.lane === "normal" && this.normal.sizeOf(entry.from) >= this.limits.linesPerSpeaker) {
      return null;
    }
    const state = entry.prepare ? "waiting" : "ready";
    const waiting: Waiting = { entry, since: this.timers.now(), state };
    if (entry.lane === "control") this.control.push(waiting);
    else this.normal.push(entry.from, entry.target, waiting);
    this.pump();
    return () => this.giveUp(waiting, "cancelled");
  }

  private pump(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    try {
      while (this.write && this.depth > 0 && this.clock.waitMs(this.timers.now()) === 0) {
        const next = this.nextControl() ?? this.normal.shift();
        if (!next) break;
        this.sendOne(next, this.write);
      }
    } finally {
      this.isPumping = false;
    }
    this.schedule();
  }

  /** The first of the control lane if it may go, else none: nothing there overtakes a line that prepares itself. */
  private nextControl(): Waiting | undefined {
    const [first] = this.control;
    if (first?.state === "waiting") this.prepare(first);
    return first?.state === "ready" ? this.control.shift() : undefined;
  }

  private prepare(waiting: Waiting): void {
    waiting.state = "preparing";
    const cancelLimit = this.timers.after(this.limits.maxPrepareMs, () =>
      this.giveUp(waiting, "it could not be noted in time"),
    );
    void waiting.entry.prepare?.().then(
      () => {
        cancelLimit();
        waiting.state = "ready";
        this.pump();
      },
      (error: unknown) => {
        cancelLimit();
        this.giveUp(waiting, error instanceof Error ? error.message : "it could not be noted");
      },
    );
  }

  /** Takes a line out; those that waited behind it go on. */
  private giveUp(waiting: Waiting, reason: string): void {
    this.drop((other) => other === waiting, reason);
    this.pump();
  }

  private sendOne({ entry, since }: Waiting, write: (line: string) => boolean): void {
    const now = this.timers.now();
    if (now - since > this.limits.maxAgeMs) {
      entry.onDropped?.("it waited too long");
      return;
    }
    try {
      if (!write(entry.decorate?.(entry.line) ?? entry.line)) {
        entry.onDropped?.("the connection was lost");
        return;
      }
    } catch (error) {
      // Refused at the transport, which has logged it; the next line may be fine.
      entry.onDropped?.(error instanceof Error ? error.message : "it was refused");
      return;
    }
    this.clock.charge(now, bodyBytes(entry.line));
    try {
      entry.onSent?.();
    } catch (error) {
      this.log.error({ err: error }, "A listener of the send queue failed");
    }
  }

  private schedule(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.depth === 0) return;
    // It pumps again by itself, and there is nothing else to let out.
    if (this.write && this.control[0]?.state === "preparing" && this.normal.size === 0) return;
    this.cancelTimer = this.write
      ? this.timers.after(Math.ceil(this.clock.waitMs(this.timers.now())), () => this.pump())
      : this.timers.after(1_000, () => this.sweep());
  }

  /** Fails what has waited too long while there is no connection. */
  private sweep(): void {
    const oldest = this.timers.now() - this.limits.maxOfflineMs;
    this.drop((waiting) => waiting.since <= oldest, "there was no connection");
    this.schedule();
  }

  private drop(isGone: (waiting: Waiting) => boolean, reason: string): void {
    const gone = this.control.filter(isGone);
    for (const waiting of gone) this.control.splice(this.control.indexOf(waiting), 1);
    for (const { entry } of [...gone, ...this.normal.remove(isGone)]) entry.onDropped?.(reason);
  }
}
