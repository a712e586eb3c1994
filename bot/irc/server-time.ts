import type { IrcLine } from "#core/irc/message";
import { after, type Clock, MINUTE } from "#core/time";

/** Older than this, by the server's own clock, is history played back. */
const OLD_MS = 2 * MINUTE;

/** When a line happened, and whether it is history. Servers' clocks may be hours off ours, so both are held against theirs. */
export class ServerTime {
  private readonly clock: Clock;
  /** How far the server's clock is ahead of ours, once it told. */
  private aheadMs: number | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Takes the server's clock from a line of its own, which is never played back (a numeric or PONG). */
  learn(line: IrcLine): void {
    const told = tagTime(line);
    if (told) this.aheadMs = told.getTime() - this.clock().getTime();
  }

  /** The moment by our clock. */
  read(line: IrcLine): { readonly at: Date; readonly isOld: boolean } {
    const now = this.clock();
    const told = tagTime(line);
    if (!told || this.aheadMs === null) return { at: now, isOld: false };
    const at = after(told, -this.aheadMs);
    const isOld = now.getTime() - at.getTime() > OLD_MS;
    return { at: isOld ? at : now, isOld };
  }
}

function tagTime(line: IrcLine): Date | null {
  const value = line.tags.get("time");
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time);
}
