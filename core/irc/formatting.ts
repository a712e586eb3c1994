import { type IrcColor, paletteSize } from "#core/irc/colors";

/** A stretch of text that looks the same throughout. */
export interface Segment {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly mono: boolean;
  readonly reverse: boolean;
  readonly foreground: IrcColor | null;
  readonly background: IrcColor | null;
}

type Style = Omit<Segment, "text">;

// Codes as in https://modern.ircdocs.horse/formatting
const COLOR = "\x03";
const HEX_COLOR = "\x04";
const RESET = "\x0f";
const toggles = {
  "\x02": "bold",
  "\x1d": "italic",
  "\x1f": "underline",
  "\x1e": "strike",
  "\x11": "mono",
  "\x16": "reverse",
} as const satisfies Record<string, keyof Style>;

const plain: Style = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  mono: false,
  reverse: false,
  foreground: null,
  background: null,
};

const single = RESET + Object.keys(toggles).join("");
const code = new RegExp(
  `${COLOR}(?:(\\d{1,2})(?:,(\\d{1,2}))?)?|${HEX_COLOR}(?:([\\da-f]{6})(?:,([\\da-f]{6}))?)?|[${single}]`,
  "gi",
);

const blanks = /[\t\n\v\f\r\u2028\u2029]/g;
const control = new RegExp(`(?![${COLOR}${HEX_COLOR}${single}])\\p{Cc}`, "gu");
// Embeddings, overrides and isolates can make a line read otherwise than it was written (Unicode TR 36, section 2.5).
const bidi = /[\u202a-\u202e\u2066-\u2069]/g;

/** Removes what must never reach a screen: controls other than formatting codes, and changes of direction. */
function clean(text: string): string {
  return text.replace(blanks, " ").replace(control, "").replace(bidi, "");
}

/** Splits IRC text at its formatting codes. No segment is empty or holds a control character. */
export function parseFormatting(text: string): Segment[] {
  const line = clean(text);
  const segments: Segment[] = [];
  let style = plain;
  let from = 0;
  for (const match of line.matchAll(code)) {
    if (match.index > from) segments.push({ ...style, text: line.slice(from, match.index) });
    style = applied(style, match);
    from = match.index + match[0].length;
  }
  if (from < line.length) segments.push({ ...style, text: line.slice(from) });
  return segments;
}

/** The text alone, as a person reads it. */
export function stripFormatting(text: string): string {
  return clean(text).replace(code, "");
}

function applied(style: Style, [whole, fg, bg, hexFg, hexBg]: RegExpMatchArray): Style {
  const sign = whole.charAt(0);
  if (sign === RESET) return plain;
  if (sign === COLOR) return colored(style, number(fg), number(bg));
  if (sign === HEX_COLOR) return colored(style, hex(hexFg), hex(hexBg));
  const name = toggles[sign as keyof typeof toggles];
  return { ...style, [name]: !style[name] };
}

/** A code without numbers ends all colour; one without a background keeps the background there was. */
function colored(
  style: Style,
  foreground: IrcColor | null | undefined,
  background: IrcColor | null | undefined,
): Style {
  if (foreground === undefined) return { ...style, foreground: null, background: null };
  return {
    ...style,
    foreground,
    background: background === undefined ? style.background : background,
  };
}

/** 99 means the reader's own colour. */
function number(digits: string | undefined): number | null | undefined {
  if (digits === undefined) return undefined;
  const value = Number(digits);
  return value < paletteSize ? value : null;
}

function hex(digits: string | undefined): IrcColor | undefined {
  return digits === undefined ? undefined : `#${digits.toLowerCase()}`;
}
