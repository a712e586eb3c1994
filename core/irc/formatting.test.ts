import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestBasic } from "#core/irc/colors";
import { parseFormatting, type Segment, stripFormatting } from "#core/irc/formatting";

/** The text of each segment with whatever is unlike plain text. */
function seen(text: string) {
  return parseFormatting(text).map((segment) => {
    const set = Object.entries(segment).filter(([, value]) => value !== false && value !== null);
    return Object.fromEntries(set) as Partial<Segment>;
  });
}

describe("parseFormatting", () => {
  test.each<[name: string, text: string, expected: Partial<Segment>[]]>([
    ["plain text", "hello", [{ text: "hello" }]],
    ["nothing", "", []],
    ["codes without text", "\x02\x02\x0f", []],
    ["bold that ends", "a\x02b\x02c", [{ text: "a" }, { text: "b", bold: true }, { text: "c" }]],
    ["bold that does not end", "\x02b", [{ text: "b", bold: true }]],
    ["italic", "\x1db", [{ text: "b", italic: true }]],
    ["underline", "\x1fb", [{ text: "b", underline: true }]],
    ["strike-through", "\x1eb", [{ text: "b", strike: true }]],
    ["monospace", "\x11b", [{ text: "b", mono: true }]],
    ["reverse", "\x16b", [{ text: "b", reverse: true }]],
    ["styles that add up", "\x02\x1fb", [{ text: "b", bold: true, underline: true }]],
    ["reset", "\x02\x034a\x0fb", [{ text: "a", bold: true, foreground: 4 }, { text: "b" }]],
    ["one digit", "\x034red", [{ text: "red", foreground: 4 }]],
    ["two digits", "\x0304red", [{ text: "red", foreground: 4 }]],
    ["a third digit is text", "\x03041", [{ text: "1", foreground: 4 }]],
    ["background", "\x034,1x", [{ text: "x", foreground: 4, background: 1 }]],
    ["a comma without number is text", "\x034,x", [{ text: ",x", foreground: 4 }]],
    ["a comma first is text", "\x03,4x", [{ text: ",4x" }]],
    [
      "background that stays",
      "\x034,1a\x033b",
      [
        { text: "a", foreground: 4, background: 1 },
        { text: "b", foreground: 3, background: 1 },
      ],
    ],
    [
      "end of colour keeps bold",
      "\x02\x034a\x03b",
      [
        { text: "a", bold: true, foreground: 4 },
        { text: "b", bold: true },
      ],
    ],
    ["the reader's own colour", "\x034a\x0399b", [{ text: "a", foreground: 4 }, { text: "b" }]],
    ["the extended palette", "\x0398a", [{ text: "a", foreground: 98 }]],
    ["hex", "\x04FF8800a", [{ text: "a", foreground: "#ff8800" }]],
    [
      "hex with background",
      "\x04ff8800,000000a",
      [{ text: "a", foreground: "#ff8800", background: "#000000" }],
    ],
    ["too short for hex is text", "\x04ff88a", [{ text: "ff88a" }]],
    ["direction overrides are removed", "a\u202eb\u2066c", [{ text: "abc" }]],
    ["other controls are removed", "a\x00\x01\x07\x7f\x9bb", [{ text: "ab" }]],
    ["line ends and tabs are blanks", "a\tb\r\nc\u2028d", [{ text: "a b  c d" }]],
    [
      "right-to-left text stays",
      "\u05e9\u05dc\u05d5\u05dd",
      [{ text: "\u05e9\u05dc\u05d5\u05dd" }],
    ],
    ["emoji joined by ZWJ stay", "👩‍💻", [{ text: "👩‍💻" }]],
  ])("%s", (_name, text, expected) => {
    expect(seen(text)).toEqual(expected);
  });
});

// Far more codes, controls and digits than chance would give.
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom("\x02", "\x03", "\x04", "\x0f", "\x11", "\x16", "\x1d", "\x1e", "\x1f"),
      fc.constantFrom("\u202e", "\u2067", "\u2069", ",", "4", "12", "ff8800", "\r", "\n", "\x00"),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

describe("whatever is sent", () => {
  test("no control and no change of direction is left", () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(stripFormatting(text)).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test("the segments together are the stripped text, and none is empty", () => {
    fc.assert(
      fc.property(line, (text) => {
        const segments = parseFormatting(text);
        expect(segments.map((segment) => segment.text).join("")).toBe(stripFormatting(text));
        expect(segments.every((segment) => segment.text !== "")).toBe(true);
      }),
    );
  });

  test("stripping twice is stripping once", () => {
    fc.assert(
      fc.property(line, (text) => {
        const once = stripFormatting(text);
        expect(stripFormatting(once)).toBe(once);
      }),
    );
  });

  test("a long line of codes takes no long time", () => {
    const hostile = "\x0304,".repeat(50_000);
    expect(stripFormatting(hostile)).toBe(",".repeat(50_000));
    expect(parseFormatting(hostile)).toHaveLength(50_000);
  });
});

test.each([
  [0, 0],
  [15, 15],
  [88, 1],
  [98, 0],
  ["#fe0101", 4],
  ["#0000f0", 12],
  ["#808080", 14],
  [12_345, 1],
] as const)("colour %s is drawn as %i", (color, expected) => {
  expect(nearestBasic(color)).toBe(expected);
});
