/** The log as files: text, CSV and JSON lines. Each line is one row. */

import type { LogRow } from "#core/events/rights";
import { translator } from "#core/words/translate";
import { tellEvent, wordsOf } from "./event-words.ts";

export const FORMATS = ["txt", "csv", "jsonl"] as const;
export type Format = (typeof FORMATS)[number];

export interface FormatSpec {
  readonly mime: string;
  readonly head: string;
  readonly line: (row: LogRow, network: string) => string;
}

const columns = [
  "id",
  "at",
  "kind",
  "network",
  "channel",
  "nick",
  "host",
  "target",
  "text",
] as const;

export const formats: Readonly<Record<Format, FormatSpec>> = {
  txt: { mime: "text/plain; charset=utf-8", head: "", line: textLine },
  csv: {
    mime: "text/csv; charset=utf-8",
    head: `${columns.join(",")}\r\n`,
    line: (row, network) =>
      `${[row.id, row.at, row.kind, network, row.channel, row.nick, row.userHost, row.target, wordsOf(row, words)].map(csvCell).join(",")}\r\n`,
  },
  jsonl: {
    mime: "application/x-ndjson; charset=utf-8",
    head: "",
    line: (row, network) => `${JSON.stringify({ ...row, network })}\n`,
  },
};

/** Control characters written out, so that a line stays one line and no terminal obeys it. */
export function visible(text: string): string {
  return text.replace(
    /\p{Cc}/gu,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

// A file is read by programs too: it is in English for everybody.
const words = translator("en", "console");

function textLine(row: LogRow, network: string): string {
  const { lead, text } = tellEvent(row, words);
  const who = row.kind === "action" ? `* ${row.nick}` : row.nick && `<${row.nick}>`;
  const parts = [row.at, network, row.channel, who, lead, text];
  return `${visible(parts.filter(Boolean).join(" "))}\n`;
}

/** RFC 4180, and a `'` before what a spreadsheet would take for a formula. */
export function csvCell(value: string | number | null): string {
  const text = visible(String(value ?? ""));
  const safe = /^[\s]*[=+\-@]/.test(text) && typeof value !== "number" ? `'${text}` : text;
  return /[",\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
