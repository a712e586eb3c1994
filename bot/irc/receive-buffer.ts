import { isUtf8 } from "node:buffer";

/** Longest line a server may send: 8,191 bytes of tags, 512 of the rest, and as much again for the careless. */
const MAX_LINE_BYTES = 17_408;

// What people without UTF-8 write is nearly always this.
const latin = new TextDecoder("windows-1252");

/** Text of a line's bytes: UTF-8, else Windows-1252. Never throws. */
export function decodeLine(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString("utf8") : latin.decode(bytes);
}

/** Cuts a byte stream into lines. Holds back no more than one line; a longer one is an error for good. */
export class ReceiveBuffer {
  private rest: Buffer = Buffer.alloc(0);
  private isBroken = false;

  /** Gives the complete lines, line ends removed. Throws RangeError when a line has no end in sight. */
  push(data: Buffer): string[] {
    if (this.isBroken) return [];
    const bytes = this.rest.length === 0 ? data : Buffer.concat([this.rest, data]);
    const lines: string[] = [];
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      if (end - from > MAX_LINE_BYTES) this.fail();
      const to = end > from && bytes[end - 1] === 13 ? end - 1 : end;
      if (to > from) lines.push(decodeLine(bytes.subarray(from, to)));
      from = end + 1;
    }
    if (bytes.length - from > MAX_LINE_BYTES) this.fail();
    // A copy, so that a few bytes do not keep a whole chunk alive.
    this.rest = Buffer.from(bytes.subarray(from));
    return lines;
  }

  private fail(): never {
    this.isBroken = true;
    this.rest = Buffer.alloc(0);
    throw new RangeError("The server sent a line without end.");
  }
}
