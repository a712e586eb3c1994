import { byteLength } from "./bytes.ts";
import { isSafeText, type SafeText } from "./names.ts";

const COLOR = "\x03";
const HEX_COLOR = "\x04";
const RESET = "\x0f";
const TOGGLES = "\x02\x11\x16\x1d\x1e\x1f";

const codes = new RegExp(
  `${COLOR}(?:\\d{1,2}(?:,\\d{1,2})?)?|${HEX_COLOR}(?:[\\da-f]{6}(?:,[\\da-f]{6})?)?|[${RESET}${TOGGLES}]`,
  "gi",
);

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** What must stay together: a formatting code with its digits, or a grapheme. */
function atomsOf(text: string): string[] {
  const atoms: string[] = [];
  let from = 0;
  const takeText = (until: number) => {
    for (const { segment } of graphemes.segment(text.slice(from, until))) atoms.push(segment);
  };
  for (const match of text.matchAll(codes)) {
    takeText(match.index);
    atoms.push(match[0]);
    from = match.index + match[0].length;
  }
  takeText(text.length);
  return atoms;
}

/** The formatting that is on at some place of a line. */
interface Open {
  readonly toggles: readonly string[];
  readonly color: string;
}
const nothingOpen: Open = { toggles: [], color: "" };

function afterAtom(open: Open, atom: string): Open {
  const first = atom[0];
  if (first === RESET) return nothingOpen;
  if (first === COLOR || first === HEX_COLOR) {
    return { ...open, color: atom.length > 1 ? atom : "" };
  }
  if (first === undefined || !TOGGLES.includes(first)) return open;
  const toggles = open.toggles.includes(first)
    ? open.toggles.filter((code) => code !== first)
    : [...open.toggles, first];
  return { ...open, toggles };
}

/** Written before the next part. A digit or comma right after a colour would be read as part of it, so a pair of bold ends it. */
function reopen({ toggles, color }: Open, next: string): string {
  const guard = color !== "" && /^[\d,a-f]/i.test(next) ? "\x02\x02" : "";
  return color + guard + toggles.join("");
}

/** Characters of an atom that no part could hold are cut between code points. */
function smaller(atom: string, maxBytes: number): string[] {
  if (byteLength(atom) <= maxBytes) return [atom];
  const pieces: string[] = [];
  let piece = "";
  for (const char of atom) {
    if (piece !== "" && byteLength(piece + char) > maxBytes) {
      pieces.push(piece);
      piece = "";
    }
    piece += char;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/**
 * Cuts one line of text into parts of at most `maxBytes` bytes of UTF-8 each: at a space in the last quarter of a part
 * if there is one, never inside a grapheme (unless a grapheme alone is too long) nor between a formatting code and its
 * digits. Formatting that is on is carried over to the next part. The space a part is cut at is dropped; nothing else is.
 * `maxBytes` below 64 counts as 64, so that every code and grapheme has room.
 */
export function splitText(text: string, maxBytes: number): string[] {
  const limit = Math.max(64, maxBytes);
  if (byteLength(text) <= limit) return text === "" ? [] : [text];
  const splitter = new Splitter(limit);
  for (const atom of atomsOf(text)) {
    for (const piece of smaller(atom, limit / 2)) splitter.take(piece);
  }
  return splitter.end();
}

class Splitter {
  private readonly parts: string[] = [];
  private atoms: string[] = [];
  private bytes = 0;
  /** Where formatting stood when this part began. */
  private openAtStart: Open = nothingOpen;
  private lead = "";
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  take(atom: string): void {
    const size = byteLength(atom);
    while (this.atoms.length > 0 && this.bytes + size > this.limit) this.cut();
    if (this.atoms.length === 0) this.begin(atom);
    this.atoms.push(atom);
    this.bytes += size;
  }

  end(): string[] {
    if (this.atoms.length > 0) this.parts.push(this.lead + this.atoms.join(""));
    return this.parts;
  }

  private begin(next: string): void {
    this.lead = this.parts.length === 0 ? "" : reopen(this.openAtStart, next);
    this.bytes = byteLength(this.lead);
  }

  /** Ends the part at a space in its last quarter, else where it is full; what came after the space begins the next. */
  private cut(): void {
    const at = this.spaceNearEnd();
    const kept = at < 0 ? this.atoms : this.atoms.slice(0, at);
    const rest = at < 0 ? [] : this.atoms.slice(at + 1);
    this.parts.push(this.lead + kept.join(""));
    this.openAtStart = kept.reduce(afterAtom, this.openAtStart);
    this.atoms = [];
    this.bytes = 0;
    for (const atom of rest) this.take(atom);
  }

  private spaceNearEnd(): number {
    let bytes = this.bytes;
    for (let at = this.atoms.length - 1; at > 0 && bytes > this.limit * 0.75; at--) {
      if (this.atoms[at] === " ") return at;
      bytes -= byteLength(this.atoms[at] ?? "");
    }
    return -1;
  }
}

/** Longest line without tags, CR and LF included (RFC 1459 section 2.3). */
export const MAX_LINE_BYTES = 512;

/**
 * Bytes left for text in a line `:hostmask COMMAND target :text` as the server passes it on.
 * @param hostmaskBytes length of our own `nick!username@host`.
 */
export function textRoom(command: string, target: string, hostmaskBytes: number): number {
  const frame = `: ${command} ${target} :\r\n`;
  return MAX_LINE_BYTES - byteLength(frame) - hostmaskBytes;
}

/** Lines of a text as somebody typed it: cut at line ends, empty ones dropped. Null when one cannot be sent as it is. */
export function linesOf(text: string): SafeText[] | null {
  const lines: SafeText[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (!isSafeText(line)) return null;
    if (line !== "") lines.push(line);
  }
  return lines;
}
