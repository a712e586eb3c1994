import { AppError } from "#core/errors";
import type { Told } from "#core/words/told";
import type { Timers } from "../timers.ts";
import { promiseParts } from "../whois.ts";

export interface WantedChannel {
  readonly name: string;
  readonly key: string | null;
  /** Its row; null while it is not known to the database. */
  readonly rowId: string | null;
  /** The row says which key the channel should have, not which it has. */
  readonly keepsKey?: boolean;
}

const JOIN_TIMEOUT_MS = 20_000;
const RETRY_FIRST_MS = 30_000;
const RETRY_MAX_MS = 600_000;
/** After a forward each try shows the bot in a channel that is not ours, so there are few. */
const FORWARDED_MS = 3_600_000;
const KICK_MEMORY_MS = 600_000;
/** Whoever may invite cannot make the bot ask more often than this. */
const INVITE_GAP_MS = 30_000;

/** One channel that the bot should be in: whether it is, what it came through, and who waits for it. */
export class KeptChannel {
  wanted: WantedChannel;
  isIn = false;
  /** It is open to registered nicks only, as far as we know. */
  wantsAccount = false;
  /** A JOIN is on its way or unanswered, or will be in a moment: what is to be said here had better wait. */
  isAwaited = false;
  /** As its row last had it. */
  private rowKey: string | null;
  private readonly timers: Timers;
  private refusals = 0;
  private lastKickAt = Number.NEGATIVE_INFINITY;
  private lastInviteAt = Number.NEGATIVE_INFINITY;
  private cancelTimer: (() => void) | null = null;
  private readonly waiters: { resolve(): void; reject(error: Error): void }[] = [];

  constructor(wanted: WantedChannel, timers: Timers) {
    this.wanted = wanted;
    this.rowKey = wanted.key;
    this.timers = timers;
  }

  /** Its row was read again. A key that the channel turned out to have is used until somebody stores another. */
  renew(row: WantedChannel): void {
    const key = row.key === this.rowKey ? this.wanted.key : row.key;
    this.rowKey = row.key;
    this.wanted = { ...row, key };
  }

  /** A new connection has no grudges. */
  beginAnew(): void {
    this.refusals = 0;
    this.lastKickAt = Number.NEGATIVE_INFINITY;
    this.lastInviteAt = Number.NEGATIVE_INFINITY;
  }

  /** The JOIN is on the socket: does `silence` when the server says nothing to it. */
  asked(silence: () => void): void {
    if (this.isAwaited) this.retryIn(JOIN_TIMEOUT_MS, silence);
  }

  /** We are in it. */
  joined(): void {
    this.isIn = true;
    this.isAwaited = false;
    this.wantsAccount = false;
    this.refusals = 0;
    this.cancelRetry();
    this.settle(null);
  }

  /** True when that was not the first kick in a while. */
  kicked(): boolean {
    const now = this.timers.now();
    const isRepeated = now - this.lastKickAt < KICK_MEMORY_MS;
    this.lastKickAt = now;
    return isRepeated;
  }

  /** True when an invitation is worth a JOIN: none is under way, and the last one is a while ago. */
  invited(): boolean {
    const now = this.timers.now();
    if (this.isIn || this.isAwaited || now - this.lastInviteAt < INVITE_GAP_MS) return false;
    this.lastInviteAt = now;
    return true;
  }

  /** What to wait after one refusal more, in milliseconds: twice as long each time. */
  refusedAgainMs(isForwarded = false): number {
    if (isForwarded) return FORWARDED_MS;
    return Math.min(RETRY_FIRST_MS * 2 ** this.refusals++, RETRY_MAX_MS);
  }

  /** Does `again` after a while, unless it is cancelled or put off anew. */
  retryIn(delayMs: number, again: () => void): void {
    this.cancelRetry();
    this.cancelTimer = this.timers.after(delayMs, () => {
      this.cancelTimer = null;
      again();
    });
  }

  cancelRetry(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  /** Resolves when the channel is joined; rejects with the reason why not, or when the server keeps quiet. */
  wait(): Promise<void> {
    const { promise, resolve, reject } = promiseParts<void>();
    const cancel = this.timers.after(JOIN_TIMEOUT_MS, () => {
      reject(new AppError("unavailable", { key: "irc.noAnswerAbout", channel: this.wanted.name }));
    });
    this.waiters.push({
      resolve: () => {
        cancel();
        resolve();
      },
      reject: (error) => {
        cancel();
        reject(error);
      },
    });
    return promise;
  }

  /** Tells all who wait: joined, or why not. */
  settle(reason: Told | string | null): void {
    for (const waiter of this.waiters.splice(0)) {
      if (reason === null) waiter.resolve();
      else waiter.reject(new AppError("unavailable", reason));
    }
  }
}
