/** Entries as lines of the list: with a date before the first row of each day, and a line where the bot started anew. */
import type { LogRow } from "#core/events/rights";
import type { Entry } from "./log-state.ts";

export type Item =
  | { readonly type: "row"; readonly key: string; readonly row: LogRow }
  | { readonly type: "date"; readonly key: string; readonly at: string }
  | { readonly type: "restart"; readonly key: string; readonly row: LogRow }
  | { readonly type: "gap"; readonly key: string; readonly from: number; readonly to: number }
  /** Some rows were never stored: the bot's own word about it. */
  | { readonly type: "lost"; readonly key: string; readonly row: LogRow };

/** `dayOf` says to which day a moment belongs, in the reader's time zone. */
export function itemsOf(entries: readonly Entry[], dayOf: (at: string) => string): Item[] {
  const items: Item[] = [];
  let day = "";
  for (const entry of entries) {
    if (entry.type === "gap") {
      const { from, to } = entry;
      items.push({ type: "gap", key: `gap-${from}-${to}`, from, to });
      continue;
    }
    const { row } = entry;
    const next = dayOf(row.at);
    if (next !== day) items.push({ type: "date", key: `date-${next}-${row.id}`, at: row.at });
    day = next;
    items.push({ type: typeOf(row), key: String(row.id), row });
  }
  return items;
}

function typeOf({ kind }: LogRow): "row" | "restart" | "lost" {
  if (kind === "bot.start") return "restart";
  return kind === "gap" ? "lost" : "row";
}
