import { parseLine } from "#core/irc/message";
import { isWellFormed } from "#core/irc/names";

/** Longest line without tags, line end not counted (RFC 1459 section 2.3). */
export const MAX_BODY_BYTES = 510;
/** Longest tags a client may send, with `@` and the space (ircv3.net message-tags, "Size limit"). */
const MAX_TAG_BYTES = 4_096;

/** As the catalogue knows it: `irc.unsendable`. */
export type LineProblem =
  | "control"
  | "unicode"
  | "tags"
  | "long"
  | "command"
  | "source"
  | "empty"
  | "characters";

/**
 * Says why a finished line may not go to a server, or null. This is the last look before the socket: nothing is
 * stripped or mended, the whole line is refused.
 */
export function lineProblem(line: string): LineProblem | null {
  if (/[\r\n\0]/.test(line)) return "control";
  if (!isWellFormed(line)) return "unicode";
  const { tags, body } = cutTags(line);
  if (Buffer.byteLength(tags) > MAX_TAG_BYTES) return "tags";
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) return "long";
  // The form is checked by taking it apart, as the server will.
  const parsed = parseLine(line);
  if (!parsed || !/^[A-Z]{1,20}$/.test(parsed.command)) return "command";
  if (parsed.source !== null) return "source";
  if (body.startsWith(" ") || / {2}/.test(beforeText(body))) return "empty";
  return null;
}

function cutTags(line: string): { readonly tags: string; readonly body: string } {
  if (!line.startsWith("@")) return { tags: "", body: line };
  const space = line.indexOf(" ");
  return space < 0
    ? { tags: line, body: "" }
    : { tags: line.slice(0, space + 1), body: line.slice(space + 1) };
}

/** A line without its last parameter's text, where blanks mean nothing. */
function beforeText(body: string): string {
  const colon = body.indexOf(" :");
  return colon < 0 ? body : body.slice(0, colon);
}

/** Bytes of a line as flood limits count it: without tags, with its line end. */
export function bodyBytes(line: string): number {
  return Buffer.byteLength(cutTags(line).body) + 2;
}
