const LF = 10;
const CR = 13;

/** Bytes of the tag part a connection may send, with `@` and the space (ircv3.net message-tags, "Size limit"). */
export const TAG_BYTES = 4_096;
/** Bytes of a line without tags and without CRLF (RFC 1459 section 2.3). */
export const BODY_BYTES = 510;

/** One received line, or why there is none. */
export type Frame = { readonly bytes: number } & (
  | { readonly text: string }
  | { readonly refused: "too-long" | "not-utf8" }
);

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(line: Buffer): Frame {
  const bytes = line.length;
  const tags = line[0] === 64 ? line.indexOf(32) + 1 : 0;
  if (tags > TAG_BYTES || bytes - tags > BODY_BYTES) return { bytes, refused: "too-long" };
  try {
    return { bytes, text: utf8.decode(line) };
  } catch {
    // Said to the sender instead of guessed at: ISUPPORT announces UTF8ONLY.
    return { bytes, refused: "not-utf8" };
  }
}

/**
 * Cuts a stream of bytes into lines ended by LF or CRLF. Holds at most one line of full size: what goes on beyond it
 * is dropped up to the next LF and reported once as too long. Empty lines are skipped.
 */
export class Framer {
  private held: Buffer = Buffer.alloc(0);
  private skipping = false;

  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      const frame = this.take(chunk.subarray(start, end));
      if (frame) frames.push(frame);
      start = end + 1;
    }
    this.hold(chunk.subarray(start));
    return frames;
  }

  private take(rest: Buffer): Frame | null {
    const whole = this.held.length > 0 ? Buffer.concat([this.held, rest]) : rest;
    const wasSkipping = this.skipping;
    this.held = Buffer.alloc(0);
    this.skipping = false;
    if (wasSkipping) return { bytes: TAG_BYTES + BODY_BYTES, refused: "too-long" };
    const line = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    return line.length > 0 ? decode(line) : null;
  }

  private hold(rest: Buffer): void {
    if (this.skipping) return;
    this.skipping = this.held.length + rest.length > TAG_BYTES + BODY_BYTES + 1;
    // Copied, because a slice would keep the whole chunk alive.
    this.held = this.skipping ? Buffer.alloc(0) : Buffer.concat([this.held, rest]);
  }
}
