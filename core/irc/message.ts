/** One line of the IRC protocol, taken apart. Values are as sent, tag values unescaped. */
export interface IrcLine {
  /** Message tags; a key without a value has the empty string, and the last of two equal keys wins. */
  readonly tags: ReadonlyMap<string, string>;
  /** What stood after the leading colon (a hostmask or a server name), or null. */
  readonly source: string | null;
  /** Verb or three-digit numeric, its ASCII letters in upper case. */
  readonly command: string;
  /** All parameters; whether the last was written with a colon makes no difference. */
  readonly params: readonly string[];
}

/** What {@link buildLine} needs; everything but the command may be left out. */
export interface IrcLineParts {
  readonly tags?: Iterable<readonly [string, string]>;
  readonly source?: string | null;
  readonly command: string;
  readonly params?: readonly string[];
  /** Writes the last parameter with a colon even where it could do without, as simple programs expect of texts. */
  readonly hasText?: boolean;
}

/** A source taken apart; a part that was not there is null. */
export interface Hostmask {
  readonly nick: string;
  readonly username: string | null;
  readonly host: string | null;
}

// CR and LF end a line, and NUL has no place in one (RFC 1459 section 2.3.1).
const lineBreaker = /[\r\n\0]/;
const tagKey = /^\+?(?:[A-Za-z0-9.-]+\/)?[A-Za-z0-9-]+$/;

const escapes: Readonly<Record<string, string>> = {
  ";": "\\:",
  " ": "\\s",
  "\\": "\\\\",
  "\r": "\\r",
  "\n": "\\n",
};
const unescapes: Readonly<Record<string, string>> = { ":": ";", s: " ", r: "\r", n: "\n" };

/** Escapes a tag value (ircv3.net message-tags, "Escaping values"). */
export function escapeTagValue(value: string): string {
  return value.replace(/[; \\\r\n]/g, (char) => escapes[char] ?? char);
}

/** Undoes {@link escapeTagValue}. An unknown escape is its character; a lone backslash at the end is dropped. */
export function unescapeTagValue(value: string): string {
  return value.replace(/\\(.?)/gsu, (_, char: string) => unescapes[char] ?? char);
}

const noTags: ReadonlyMap<string, string> = new Map();

function parseTags(text: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const item of text.split(";")) {
    const equals = item.indexOf("=");
    const key = equals < 0 ? item : item.slice(0, equals);
    if (key) tags.set(key, equals < 0 ? "" : unescapeTagValue(item.slice(equals + 1)));
  }
  return tags;
}

function parseParams(text: string, start: number): string[] {
  const params: string[] = [];
  for (let at = skipSpaces(text, start); at < text.length; at = skipSpaces(text, at)) {
    if (text[at] === ":") {
      params.push(text.slice(at + 1));
      break;
    }
    const end = wordEnd(text, at);
    params.push(text.slice(at, end));
    at = end;
  }
  return params;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

function wordEnd(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space < 0 ? text.length : space;
}

/** `toUpperCase` would turn letters such as U+017F into ASCII ones; commands are compared by ASCII alone. */
function upperAscii(text: string): string {
  if (!/[a-z]/.test(text)) return text;
  return text.replace(/[a-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 32));
}

/**
 * Takes a line apart (RFC 1459 section 2.3.1, ircv3.net message-tags), without its line end.
 * Null when there is no command in it, or when it holds CR, LF or NUL. Linear in its length; never throws.
 */
export function parseLine(line: string): IrcLine | null {
  if (lineBreaker.test(line)) return null;
  let at = 0;
  let tags = noTags;
  let source: string | null = null;
  if (line[0] === "@") {
    const end = wordEnd(line, 0);
    tags = parseTags(line.slice(1, end));
    at = end;
  }
  at = skipSpaces(line, at);
  if (line[at] === ":") {
    const end = wordEnd(line, at);
    source = line.slice(at + 1, end);
    at = skipSpaces(line, end);
  }
  const end = wordEnd(line, at);
  if (end === at) return null;
  return { tags, source, command: upperAscii(line.slice(at, end)), params: parseParams(line, end) };
}

function buildTags(tags: Iterable<readonly [string, string]>): string | null {
  const items: string[] = [];
  for (const [key, value] of tags) {
    if (!tagKey.test(key) || value.includes("\0")) return null;
    items.push(value === "" ? key : `${key}=${escapeTagValue(value)}`);
  }
  return items.length > 0 ? `@${items.join(";")} ` : "";
}

function isWord(text: string): boolean {
  return text !== "" && !text.includes(" ") && !text.startsWith(":");
}

/**
 * Writes a line, without line end and whatever its length. Null when the parts cannot be said in one line: CR, LF
 * or NUL anywhere, a tag key of wrong form, or a parameter before the last that is empty, has a space or a leading
 * colon. Nothing is ever stripped or mended. Never throws; {@link parseLine} gives the same parts back.
 */
export function buildLine({
  tags = [],
  source,
  command,
  params = [],
  hasText = false,
}: IrcLineParts): string | null {
  const head = buildTags(tags);
  if (head === null || !/^[A-Za-z0-9]+$/.test(command)) return null;
  if (typeof source === "string" && (source === "" || source.includes(" "))) return null;
  const middle = params.slice(0, -1);
  const last = params.at(-1);
  if (!middle.every(isWord)) return null;
  const words = [...(source ? [`:${source}`] : []), command, ...middle];
  if (last !== undefined) words.push(isWord(last) && !hasText ? last : `:${last}`);
  const line = head + words.join(" ");
  return lineBreaker.test(line) ? null : line;
}

/** Takes `nick!username@host` apart; parts that are missing are null. A server name comes out as the nick. */
export function parseHostmask(source: string): Hostmask {
  const at = source.indexOf("@", Math.max(0, source.indexOf("!")));
  const host = at < 0 ? null : source.slice(at + 1);
  const before = at < 0 ? source : source.slice(0, at);
  const bang = before.indexOf("!");
  if (bang < 0) return { nick: before, username: null, host };
  return { nick: before.slice(0, bang), username: before.slice(bang + 1), host };
}
