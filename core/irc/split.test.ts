import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stripFormatting } from "./formatting.ts";
import { linesOf, splitText, textRoom } from "./split.ts";

const bytes = (text: string) => Buffer.byteLength(text);

/** What the parts say, with blanks out: a cut may drop one space. */
const letters = (text: string) => stripFormatting(text).replaceAll(" ", "");

const pieces = fc.constantFrom(
  ..."ab ,1",
  "é",
  "漢",
  "🙂",
  "👩‍👩‍👧‍👦",
  "e\u0301",
  "🇩🇪",
  "\x02",
  "\x1d",
  "\x0f",
  "\x0304",
  "\x0304,12",
  "\x03",
  "\x04ff00aa",
  "word ",
  "longerword",
);
const line = fc.array(pieces, { maxLength: 400 }).map((list) => list.join(""));
const room = fc.integer({ min: 64, max: 480 });

describe("splitting", () => {
  test("every part fits, and nothing but blanks is lost", () => {
    fc.assert(
      fc.property(line, room, (text, max) => {
        const parts = splitText(text, max);
        for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(max);
        expect(parts.map(letters).join("")).toBe(letters(text));
      }),
    );
  });

  test("any Unicode text survives whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 500 }), room, (text, max) => {
        const single = text.replace(/\p{Cc}|\p{Cf}/gu, "");
        const parts = splitText(single, max);
        for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(max);
        expect(parts.join("").replaceAll(" ", "")).toBe(single.replaceAll(" ", ""));
      }),
    );
  });

  test("short text stays as it is, and empty text is nothing", () => {
    expect(splitText("hello", 400)).toEqual(["hello"]);
    expect(splitText("", 400)).toEqual([]);
  });

  test("cuts at a space in the last quarter, which goes", () => {
    const text = `${"a".repeat(90)} ${"b".repeat(50)}`;
    expect(splitText(text, 100)).toEqual(["a".repeat(90), "b".repeat(50)]);
  });

  test("a space before the last quarter is no place to cut", () => {
    const text = `aaaa ${"b".repeat(130)}`;
    expect(splitText(text, 100)[0]).toBe(`aaaa ${"b".repeat(95)}`);
  });

  test("a grapheme stays in one piece", () => {
    const family = "👩‍👩‍👧‍👦";
    const parts = splitText(family.repeat(10), 64);
    for (const part of parts) expect(part).toBe(family.repeat(bytes(part) / bytes(family)));
  });

  test("formatting is carried over", () => {
    const [, second] = splitText(`\x02\x0304,12${"x".repeat(150)}`, 100);
    expect(second?.startsWith("\x0304,12\x02x")).toBe(true);
  });

  test("a digit after a carried colour stays text", () => {
    const [, second] = splitText(`\x0304${"x".repeat(97)}5${"5".repeat(40)}`, 100);
    expect(stripFormatting(second ?? "")).toBe(`5${"5".repeat(40)}`);
  });

  test("a mark that never ends is cut between code points", () => {
    const endless = `a${"\u0301".repeat(300)}`;
    const parts = splitText(endless, 100);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(100);
    expect(parts.join("")).toBe(endless);
  });
});

test("the room is what is left of 512 bytes after all the server adds", () => {
  const hostmask = "nick!user@host";
  const whole = `:${hostmask} PRIVMSG #c :${"x".repeat(textRoom("PRIVMSG", "#c", hostmask.length))}\r\n`;
  expect(bytes(whole)).toBe(512);
});

test("lines of a text: any line end cuts, NUL and half characters refuse all of it", () => {
  expect(linesOf("a\r\nb\rc\n\nd")).toEqual(["a", "b", "c", "d"]);
  expect(linesOf("a\0b")).toBeNull();
  expect(linesOf("a\ud800b")).toBeNull();
});
