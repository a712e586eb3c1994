import { randomInt } from "node:crypto";
import type { Timers } from "./timers.ts";

/** How an attempt ended. */
export interface AttemptEnd {
  readonly reason: string;
  /** How long it had been registered; null when it never was. */
  readonly registeredMs: number | null;
  /** The server's ERROR spoke of throttling or a ban. */
  readonly isUnwelcome: boolean;
}

export interface AttemptHandle {
  /** Ends it; `ended` follows if it did not yet. */
  stop(reason: string): void;
}

export interface ReconnectHooks {
  /** Begins an attempt; `ended` must be called once, at any time afterwards. */
  begin(attempt: number, ended: (end: AttemptEnd) => void): AttemptHandle;
  waiting(delayMs: number, attempt: number, reason: string): void;
}

const FIRST_RETRY_MS = 1_000;
const UNWELCOME_MS = 60_000;
/** A connection that lasted this long clears the record. */
const SETTLED_MS = 180_000;
const MIN_GAP_MS = 1_000;

const unwelcome =
  /throttl|too fast|too many (connections|clients|hosts)|banned|\b[kgzd]-?lined?\b|akill|not welcome|blacklist|dnsbl|listed in/i;

/** True for the text of an ERROR after which trying again soon makes matters worse. */
export function isUnwelcoming(text: string): boolean {
  return unwelcome.test(text);
}

/**
 * Milliseconds to wait before the next attempt, after `failures` in a row (at least one): 1 to 2 s, then twice as much each
 * time with up to half taken off at random, never more than `capMs`; at least a minute where we were not welcome.
 */
export function backOffMs(
  failures: number,
  capMs: number,
  isUnwelcome: boolean,
  random: () => number = () => randomInt(1_000_000) / 1_000_000,
): number {
  const full = Math.min(capMs, FIRST_RETRY_MS * 2 ** Math.min(failures, 20));
  const delay = Math.max(MIN_GAP_MS, full * (0.5 + random() / 2));
  return isUnwelcome ? Math.max(UNWELCOME_MS, delay) : delay;
}

/** Keeps one attempt or one wait going, for ever, until told to stop. */
export class Reconnector {
  private readonly hooks: ReconnectHooks;
  private readonly timers: Timers;
  private readonly random: (() => number) | undefined;
  private capMs: number;
  private failures = 0;
  private attempts = 0;
  private lastBeginAt = Number.NEGATIVE_INFINITY;
  private current: AttemptHandle | null = null;
  private cancelWait: (() => void) | null = null;
  private isRunning = false;

  constructor(hooks: ReconnectHooks, timers: Timers, capMs: number, random?: () => number) {
    this.hooks = hooks;
    this.timers = timers;
    this.capMs = capMs;
    this.random = random;
  }

  get isActive(): boolean {
    return this.isRunning;
  }

  setCap(capMs: number): void {
    this.capMs = capMs;
  }

  /** Starts trying; does nothing when it runs already. */
  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.failures = 0;
    this.wait(Math.max(0, this.lastBeginAt + MIN_GAP_MS - this.timers.now()));
  }

  /** Ends the attempt and tries no more. */
  stop(reason: string): void {
    this.isRunning = false;
    this.cancelWait?.();
    this.cancelWait = null;
    const { current } = this;
    this.current = null;
    current?.stop(reason);
  }

  private wait(delayMs: number): void {
    this.cancelWait?.();
    this.cancelWait = this.timers.after(delayMs, () => {
      this.cancelWait = null;
      this.begin();
    });
  }

  private begin(): void {
    if (!this.isRunning || this.current) return;
    this.lastBeginAt = this.timers.now();
    this.attempts++;
    let isOver = false;
    let handle: AttemptHandle | null = null;
    const ended = (end: AttemptEnd) => {
      if (isOver) return;
      isOver = true;
      if (this.current === handle) this.current = null;
      if (this.isRunning) this.again(end);
    };
    handle = this.hooks.begin(this.attempts, ended);
    // It may have ended while it began.
    if (!isOver) this.current = handle;
  }

  private again(end: AttemptEnd): void {
    const hadSettled = end.registeredMs !== null && end.registeredMs >= SETTLED_MS;
    this.failures = hadSettled ? 1 : this.failures + 1;
    if (hadSettled) this.attempts = 0;
    const delay = backOffMs(this.failures, this.capMs, end.isUnwelcome, this.random);
    const gap = this.lastBeginAt + MIN_GAP_MS - this.timers.now();
    const delayMs = Math.max(delay, gap);
    this.hooks.waiting(delayMs, this.attempts, end.reason);
    this.wait(delayMs);
  }
}
