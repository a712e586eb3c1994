/** What the log page shows, and how it changes. Pure: one state and one arrival or act in, the next state out. */
import type { LogRow } from "#core/events/rights";

export type Entry =
  | { readonly type: "row"; readonly row: LogRow }
  /** Rows from `from` to `to` are not loaded. */
  | { readonly type: "gap"; readonly from: number; readonly to: number };

export interface LogState {
  /** The filters that all this fits, as in the address. */
  readonly query: string;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** What came while paused. */
  readonly held: readonly Entry[];
  /** False while somebody reads: by scrolling up, or by hand. */
  readonly following: boolean;
  /** Where earlier rows begin, null when all are here. */
  readonly before: number | null;
  /** How far back a search has looked. */
  readonly searchedTo: string | null;
}

export interface Page {
  readonly rows: readonly LogRow[];
  readonly before: number | null;
  readonly searchedTo: string | null;
}

/** While following, older rows than these are let go; they can be scrolled back to. */
export const KEPT = 2_000;
/** While paused, this many wait; beyond it only their numbers are kept, as a gap. */
export const HELD = 2_000;

export type LogAction =
  /** Other filters: begins anew. */
  | { readonly type: "reset"; readonly query: string; readonly page: Page }
  | { readonly type: "arrived"; readonly query: string; readonly entries: readonly Entry[] }
  | { readonly type: "follow" }
  | { readonly type: "pause" }
  /** Asked for when earlier rows began at `from`. */
  | { readonly type: "earlier"; readonly from: number; readonly page: Page }
  | {
      readonly type: "filled";
      readonly gap: { readonly from: number; readonly to: number };
      readonly page: Page;
    };

export const rowEntry = (row: LogRow): Entry => ({ type: "row", row });

export function startOf({
  query,
  page,
}: {
  readonly query: string;
  readonly page: Page;
}): LogState {
  return { ...page, query, entries: page.rows.map(rowEntry), held: [], following: true };
}

export function logReducer(state: LogState, action: LogAction): LogState {
  switch (action.type) {
    case "reset":
      return startOf(action);
    case "arrived":
      // Rows that were on their way when the filters changed.
      if (action.query !== state.query) return state;
      return state.following
        ? trimmed({ ...state, entries: [...state.entries, ...action.entries] })
        : { ...state, held: condensed([...state.held, ...action.entries]) };
    case "follow":
      return trimmed({
        ...state,
        entries: [...state.entries, ...state.held],
        held: [],
        following: true,
      });
    case "pause":
      return state.following ? { ...state, following: false } : state;
    case "earlier":
      // Asked for before older rows were let go: it would leave a hole.
      if (action.from !== state.before) return state;
      return {
        ...state,
        entries: [...action.page.rows.map(rowEntry), ...state.entries],
        before: action.page.before,
        searchedTo: action.page.searchedTo,
      };
    case "filled":
      return { ...state, entries: filled(state.entries, action.gap, action.page) };
  }
}

function trimmed(state: LogState): LogState {
  if (state.entries.length <= KEPT) return state;
  const entries = state.entries.slice(-KEPT);
  return { ...state, entries, before: firstNumber(entries), searchedTo: null };
}

const numberOf = (entry: Entry) => (entry.type === "row" ? entry.row.id : entry.from);
const lastNumberOf = (entry: Entry) => (entry.type === "row" ? entry.row.id : entry.to);

function firstNumber(entries: readonly Entry[]): number | null {
  const [first] = entries;
  return first ? numberOf(first) : null;
}

/** Keeps the newest of what waits and names the rest as one gap, so that nothing is lost silently. */
function condensed(held: readonly Entry[]): readonly Entry[] {
  if (held.length <= HELD) return held;
  const over = held.slice(0, held.length - HELD / 2);
  const [first] = over;
  const last = over.at(-1);
  if (!first || !last) return held;
  const gap: Entry = { type: "gap", from: numberOf(first), to: lastNumberOf(last) };
  return [gap, ...held.slice(over.length)];
}

/** Puts loaded rows in the place of a gap; what is still missing stays a gap before them. */
function filled(
  entries: readonly Entry[],
  gap: { readonly from: number; readonly to: number },
  page: Page,
): readonly Entry[] {
  const rest: Entry[] =
    page.before !== null && page.before > gap.from
      ? [{ type: "gap", from: gap.from, to: page.before - 1 }]
      : [];
  const rows = page.rows.filter(({ id }) => id >= gap.from && id <= gap.to).map(rowEntry);
  return entries.flatMap((entry) =>
    entry.type === "gap" && entry.from === gap.from && entry.to === gap.to
      ? [...rest, ...rows]
      : [entry],
  );
}

/** How many rows wait, for the pill; a gap among them counts by its numbers. */
export function waiting(held: readonly Entry[]): number {
  return held.reduce(
    (sum, entry) => sum + (entry.type === "row" ? 1 : entry.to - entry.from + 1),
    0,
  );
}
