/** Runs of people coming and going as one line each, so that talk stays readable. Pure. */
import type { LogRow } from "#core/events/rights";
import type { Item } from "./log-items.ts";

export interface Fold {
  readonly type: "fold";
  readonly key: string;
  readonly rows: readonly LogRow[];
  readonly day: string | null;
  readonly open: boolean;
}

interface FoldOptions {
  /** Keys of the lines before: a run that grows, at either end, keeps the key by which it is scrolled to. */
  readonly known: ReadonlySet<string>;
  /** Keys of runs that are shown row by row, below their own line. */
  readonly opened: ReadonlySet<string>;
}

type RowItem = Extract<Item, { type: "row" }>;

/** Fewer than these stay as they are. */
const LEAST_FOLDED = 3;

const COMES_AND_GOES: ReadonlySet<string> = new Set(["join", "part", "quit"]);

/** What the bot does itself, and who could not come in, is worth a line of its own. */
const isFoldable = (item: Item): item is RowItem =>
  item.type === "row" &&
  COMES_AND_GOES.has(item.row.kind) &&
  !item.row.own &&
  item.row.severity === "info";

/** The same lines with each run of joins, parts and quits on one day in a line of its own. */
export function foldRuns(items: readonly Item[], options: FoldOptions): (Item | Fold)[] {
  const lines: (Item | Fold)[] = [];
  let run: RowItem[] = [];
  const end = () => {
    lines.push(...linesOf(run, options));
    run = [];
  };
  for (const item of items) {
    const isOfRun = isFoldable(item);
    if (!isOfRun || item.day !== null) end();
    if (isOfRun) run.push(item);
    else lines.push(item);
  }
  end();
  return lines;
}

function linesOf(run: readonly RowItem[], { known, opened }: FoldOptions): (Item | Fold)[] {
  const [first] = run;
  if (!first || run.length < LEAST_FOLDED) return [...run];
  const { key } = run.find((item) => known.has(item.key)) ?? first;
  const open = opened.has(key);
  const fold: Fold = {
    type: "fold",
    key,
    rows: run.map(({ row }) => row),
    day: first.day,
    open,
  };
  if (!open) return [fold];
  // The day stands above the line of the run already, and one of the rows has lent it its key.
  return [fold, ...run.map((item) => ({ ...item, key: `in-${item.key}`, day: null }))];
}

interface FoldCounts {
  readonly joins: number;
  readonly parts: number;
  readonly quits: number;
  /** Everybody once, in the order of their first line. */
  readonly nicks: readonly string[];
  /** Null when it was in several. */
  readonly channel: string | null;
}

/** What a run comes to. */
export function countFold(rows: readonly LogRow[]): FoldCounts {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).length;
  const nicks = new Set(rows.flatMap(({ nick }) => nick ?? []));
  // Who quits, quits everywhere.
  const channels = new Set(rows.flatMap(({ channel }) => channel ?? []));
  const [channel = null] = channels.size === 1 ? channels : [];
  return { joins: of("join"), parts: of("part"), quits: of("quit"), nicks: [...nicks], channel };
}
