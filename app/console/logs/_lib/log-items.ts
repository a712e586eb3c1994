/** Entries as lines of the list: a date above the first row of each day, and a line where the bot started anew. */
import type { LogRow } from "#core/events/rights";
import type { Entry } from "./log-state.ts";

/** The date belongs to its row, not to a line of its own: rows keep their place when older ones come before them. */
interface OfRow {
  readonly key: string;
  readonly row: LogRow;
  /** A moment of the day that begins here. */
  readonly day: string | null;
}

export type Item =
  | ({ readonly type: "row" } & OfRow)
  | ({ readonly type: "restart" } & OfRow)
  /** Some rows were never stored: the bot's own word about it. */
  | ({ readonly type: "lost" } & OfRow)
  | { readonly type: "gap"; readonly key: string; readonly from: number; readonly to: number };

/** `dayOf` says to which day a moment belongs, in the reader's time zone. */
export function itemsOf(entries: readonly Entry[], dayOf: (at: string) => string): Item[] {
  const items: Item[] = [];
  let before = "";
  for (const entry of entries) {
    if (entry.type === "gap") {
      const { from, to } = entry;
      items.push({ type: "gap", key: `gap-${from}-${to}`, from, to });
      continue;
    }
    const { row } = entry;
    const day = dayOf(row.at);
    items.push({
      type: typeOf(row),
      key: String(row.id),
      row,
      day: day === before ? null : row.at,
    });
    before = day;
  }
  return items;
}

function typeOf({ kind }: LogRow): "row" | "restart" | "lost" {
  if (kind === "bot.start") return "restart";
  return kind === "gap" ? "lost" : "row";
}
