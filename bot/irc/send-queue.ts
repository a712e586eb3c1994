import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { Told } from "#core/words/told";
import { FairLane } from "./fair-lane.ts";
import { bodyBytes } from "./line-check.ts";
import { type Pace, PenaltyClock } from "./penalty-clock.ts";
import { QUEUE_LIMITS, type QueuedLine, type SendQueueLimits } from "./queued-line.ts";
import type { Timers } from "./timers.ts";

interface Waiting {
  readonly entry: QueuedLine;
  readonly since: number;
  state: "waiting" | "preparing" | "ready";
}

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
  private isHeld: (target: string) => boolean = () => false;

  constructor(pace: Pace, timers: Timers, log: Log, limits: Partial<SendQueueLimits> = {}) {
    this.clock = new PenaltyClock(pace);
    this.timers = timers;
    this.log = log;
    this.limits = { ...QUEUE_LIMITS, ...limits };
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

  /** Lines stay, and others pass them, while `isHeld` says so of their target; whoever changes its mind calls `release`. */
  holdBack(isHeld: (target: string) => boolean): void {
    this.isHeld = isHeld;
  }

  /** Looks again at what is held. */
  release(): void {
    this.pump();
  }

  /** Lets waiting lines out through `write`, which is false when the socket is gone. */
  resume(write: (line: string) => boolean): void {
    this.write = write;
    this.pump();
  }

  /** The connection ended. What does not survive is dropped; the rest waits for the next one, but not for long. */
  detach(reason: Told): void {
    this.write = null;
    this.drop((waiting) => !waiting.entry.survives, reason);
    this.sweep();
  }

  /** Drops everything for good. */
  close(reason: Told): void {
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
    if (!this.hasRoomFor(entry)) return null;
    const state = entry.prepare ? "waiting" : "ready";
    const waiting: Waiting = { entry, since: this.timers.now(), state };
    if (isUrgent(entry)) this.control.push(waiting);
    else this.normal.push(speakerOf(entry), entry.target, waiting);
    this.pump();
    return () => this.giveUp(waiting, { key: "irc.cancelled" });
  }

  private hasRoomFor(entry: QueuedLine): boolean {
    const { lines, linesPerSpeaker, controlLines, upkeepLines, surveyLines } = this.limits;
    if (isUrgent(entry))
      return this.control.length < (entry.lane === "upkeep" ? upkeepLines : controlLines);
    const surveys = this.normal.sizeOf(SURVEYOR);
    if (entry.lane === "survey") return surveys < surveyLines;
    return (
      this.normal.size - surveys < lines && this.normal.sizeOf(speakerOf(entry)) < linesPerSpeaker
    );
  }

  private pump(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    let isStuck = false;
    try {
      while (this.write && !isStuck && this.depth > 0 && this.mayGoOn()) {
        const next = this.nextControl() ?? this.normal.shift(this.mayLeave);
        if (next) this.sendOne(next, this.write);
        else isStuck = true;
      }
    } finally {
      this.isPumping = false;
    }
    this.schedule(isStuck);
  }

  private mayGoOn(): boolean {
    return this.clock.waitMs(this.timers.now()) === 0;
  }

  private readonly mayLeave = ({ entry }: Waiting) => !this.isHeld(entry.target);

  /** The first of the control lane that is not held, if it may go: nothing there overtakes a line that prepares itself. */
  private nextControl(): Waiting | undefined {
    const first = this.control.find(
      (waiting) => waiting.state === "preparing" || this.mayLeave(waiting),
    );
    if (first?.state === "waiting") this.prepare(first);
    if (first?.state !== "ready") return undefined;
    this.control.splice(this.control.indexOf(first), 1);
    return first;
  }

  private prepare(waiting: Waiting): void {
    waiting.state = "preparing";
    const cancelLimit = this.timers.after(this.limits.maxPrepareMs, () =>
      this.giveUp(waiting, { key: "irc.notNoted" }),
    );
    void waiting.entry.prepare?.().then(
      () => {
        cancelLimit();
        waiting.state = "ready";
        this.pump();
      },
      () => {
        // Whoever prepares it has the cause.
        cancelLimit();
        this.giveUp(waiting, { key: "irc.notNoted" });
      },
    );
  }

  /** Takes a line out; those that waited behind it go on. */
  private giveUp(waiting: Waiting, reason: Told): void {
    this.drop((other) => other === waiting, reason);
    this.pump();
  }

  private sendOne({ entry, since }: Waiting, write: (line: string) => boolean): void {
    const now = this.timers.now();
    if (entry.lane !== "survey" && now - since > this.limits.maxAgeMs) {
      entry.onDropped?.({ key: "irc.waitedTooLong" });
      return;
    }
    try {
      if (!write(entry.decorate?.(entry.line) ?? entry.line)) {
        entry.onDropped?.({ key: "irc.lost" });
        return;
      }
    } catch (error) {
      // Refused at the transport, which has logged it; the next line may be fine.
      entry.onDropped?.(saidBy(error));
      return;
    }
    this.clock.charge(now, bodyBytes(entry.line));
    try {
      entry.onSent?.();
    } catch (error) {
      this.log.error({ err: error }, "A listener of the send queue failed");
    }
  }

  /** `isStuck`: nothing that waits may go, and whatever changes that pumps again. */
  private schedule(isStuck = false): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.depth === 0 || (this.write && isStuck)) return;
    this.cancelTimer = this.write
      ? this.timers.after(Math.ceil(this.clock.waitMs(this.timers.now())), () => this.pump())
      : this.timers.after(1_000, () => this.sweep());
  }

  /** Fails what has waited too long while there is no connection. */
  private sweep(): void {
    const oldest = this.timers.now() - this.limits.maxOfflineMs;
    this.drop((waiting) => waiting.since <= oldest, { key: "irc.neverConnected" });
    this.schedule();
  }

  private drop(isGone: (waiting: Waiting) => boolean, reason: Told): void {
    const gone = this.control.filter(isGone);
    for (const waiting of gone) this.control.splice(this.control.indexOf(waiting), 1);
    for (const { entry } of [...gone, ...this.normal.remove(isGone)]) entry.onDropped?.(reason);
  }
}

/** Why the transport refused a line. */
function saidBy(error: unknown): Told | string {
  if (!AppError.is(error)) return { key: "irc.refusedLine" };
  return error.told ?? error.message;
}

const isUrgent = ({ lane }: QueuedLine) => lane === "upkeep" || lane === "control";

/** No module and no user has a name like this. */
const SURVEYOR = " survey";

const speakerOf = ({ lane, from }: QueuedLine) => (lane === "survey" ? SURVEYOR : from);
