import type { IrcLine } from "#core/irc/message";

const MAX_OPEN = 64;
const playbackTypes = /^(chathistory|draft\/chathistory|znc\.in\/playback|playback)/;

/** Open batches (ircv3.net batch). Lines inside are handled as they come; what matters is which are history. */
export class Batches {
  /** Reference to whether it, or a batch around it, is history. */
  private readonly open = new Map<string, boolean>();

  /** Takes in a BATCH line. */
  take(line: IrcLine): void {
    const [reference = "", type = ""] = line.params;
    if (reference.startsWith("-")) this.open.delete(reference.slice(1));
    else if (reference.startsWith("+")) {
      // A server that never closes its batches must not fill our memory: the oldest goes.
      const [oldest] = this.open.keys();
      if (this.open.size >= MAX_OPEN && oldest !== undefined) this.open.delete(oldest);
      this.open.set(reference.slice(1), playbackTypes.test(type) || this.isPlayback(line));
    }
  }

  isPlayback(line: IrcLine): boolean {
    const reference = line.tags.get("batch");
    return reference !== undefined && (this.open.get(reference) ?? false);
  }
}
