import { expect, test } from "vitest";
import type { LogRow } from "#core/events/rights";
import { csvCell, FORMATS, formats } from "./export.ts";

const row: LogRow = {
  id: 7,
  at: "2026-01-01T12:00:00.000Z",
  kind: "message",
  networkId: "n",
  channel: "#dev",
  nick: "ann",
  userHost: null,
  account: null,
  userId: null,
  target: null,
  text: "hello",
  own: false,
  severity: "info",
  requestId: null,
  data: null,
  withheld: false,
};

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  [" =1", `"' =1"`],
  ["\t=1", "\\x09=1"],
  ['say "hi", ann', '"say ""hi"", ann"'],
  ["a\r\nb", "a\\x0d\\x0ab"],
  [-5, "-5"],
  [null, ""],
  ["plain", "plain"],
])("csvCell(%j) is %s", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test("whatever a row holds, it is one line without control characters in every format", () => {
  const nasty = { ...row, text: 'x\r\n2026 <root> fake\u001b[2J\u0000"', nick: "a\nb" };
  for (const format of FORMATS) {
    const text = formats[format].line(nasty, "net");
    expect(text.trimEnd().split(/\r?\n/)).toHaveLength(1);
    expect(text.trimEnd()).not.toMatch(/\p{Cc}/u);
  }
});

test("text reads as a log, JSON reads back", () => {
  expect(formats.txt.line(row, "Libera")).toBe(
    "2026-01-01T12:00:00.000Z Libera #dev <ann> hello\n",
  );
  expect(JSON.parse(formats.jsonl.line(row, "Libera"))).toMatchObject({ id: 7, network: "Libera" });
});
