/** Turns what a module answered into lines that may go out. */
import { redact } from "#core/secrets";

/** About what fits into one message whatever the length of our own hostmask; the queue splits exactly. */
const LINE_BYTES = 380;
export const MAX_LINES = 4;

/** One entry a message: no control characters of the protocol, nothing blank, long ones wrapped at words. */
export function readyLines(lines: readonly string[]): string[] {
  return (
    lines
      .flatMap((line) => String(line).split(/[\r\n]+/))
      // NUL cannot be sent; \x01 would make the answer a CTCP request.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
      .map((line) => line.replace(/[\0\x01]/g, "").trimEnd())
      .filter((line) => line.trim() !== "")
      .flatMap(wrap)
  );
}

/** As {@link readyLines}, for places where others read along: tokens are hidden. */
export function publicLines(lines: readonly string[]): string[] {
  return readyLines(lines).map(redact);
}

function wrap(line: string): string[] {
  const parts: string[] = [];
  let left = line;
  while (Buffer.byteLength(left) > LINE_BYTES) {
    const head = fitting(left);
    parts.push(head.trimEnd());
    left = left.slice(head.length).trimStart();
  }
  return left === "" ? parts : [...parts, left];
}

/** The longest beginning that fits, ending at a blank where there is one in its last half. */
function fitting(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > LINE_BYTES) break;
    end += char.length;
  }
  const blank = text.lastIndexOf(" ", end);
  return text.slice(0, blank > end / 2 ? blank : end);
}
