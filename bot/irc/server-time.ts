import type { IrcLine } from "#core/irc/message";
import { after, type Clock, MINUTE } from "#core/time";

/** Words older than this, by the server's own clock, are history played back. */
const OLD_MS = 2 * MINUTE;

/**
 * When a line happened, and whether its age makes it history. Age is told by the server's clock alone: ours may be hours off, may be
 * set meanwhile, and lines may have waited with us for minutes.
 */
export class ServerTime {
  private readonly clock: Clock;
  /** The last time the server told, in milliseconds of its own clock. */
  private toldMs: number | null = null;
  /** How far its clock was ahead of ours then. */
  private aheadMs = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Takes the server's clock from a line of its own, which is never played back (a numeric or PONG). */
  learn(line: IrcLine): void {
    const told = tagTime(line);
    if (!told) return;
    this.toldMs = told.getTime();
    this.aheadMs = this.toldMs - this.clock().getTime();
  }

  /**
   * The moment by our clock. A line counts as old by what the server told before it: nothing that was sent after that can be older,
   * however late we come to read it.
   */
  read(line: IrcLine): { readonly at: Date; readonly isOld: boolean } {
    const told = tagTime(line);
    if (!told || this.toldMs === null || this.toldMs - told.getTime() <= OLD_MS)
      return { at: this.clock(), isOld: false };
    return { at: after(told, -this.aheadMs), isOld: true };
  }
}

function tagTime(line: IrcLine): Date | null {
  const value = line.tags.get("time");
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time);
}
