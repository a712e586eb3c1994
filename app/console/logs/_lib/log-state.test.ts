import { expect, test } from "vitest";
import type { LogRow } from "#core/events/rights";
import { itemsOf } from "./log-items.ts";
import { HELD, KEPT, type LogState, logReducer, rowEntry, startOf, waiting } from "./log-state.ts";

const row = (id: number, change: Partial<LogRow> = {}): LogRow => ({
  id,
  at: "2026-01-01T12:00:00.000Z",
  kind: "message",
  networkId: null,
  channel: "#dev",
  nick: "ann",
  userHost: null,
  account: null,
  userId: null,
  target: null,
  text: `row ${id}`,
  own: false,
  severity: "info",
  requestId: null,
  data: null,
  withheld: false,
  ...change,
});

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => row(from + place));
const page = (from: number, to: number, before: number | null = null) => ({
  rows: rows(from, to),
  before,
  searchedTo: null,
});
const arrived = (from: number, to: number, query = "q") =>
  ({ type: "arrived", query, entries: rows(from, to).map(rowEntry) }) as const;
const start = (from: number, to: number, before: number | null = null) =>
  startOf({ query: "q", page: page(from, to, before) });
const numbers = (state: LogState) =>
  state.entries.map((entry) => (entry.type === "row" ? entry.row.id : [entry.from, entry.to]));

test("rows go to the end while following and wait while paused, none lost", () => {
  let state = logReducer(start(1, 3), arrived(4, 4));
  expect(numbers(state)).toEqual([1, 2, 3, 4]);
  state = logReducer(state, { type: "pause" });
  state = logReducer(state, arrived(5, 7));
  expect(numbers(state)).toEqual([1, 2, 3, 4]);
  expect(waiting(state.held)).toBe(3);
  state = logReducer(state, { type: "follow" });
  expect(numbers(state)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(state.held).toEqual([]);
});

test("rows that belong to other filters are not mixed in", () => {
  expect(numbers(logReducer(start(1, 1), arrived(2, 2, "other")))).toEqual([1]);
});

test("while following only the newest are kept, and the older can be scrolled back to", () => {
  const state = logReducer(start(1, KEPT), arrived(KEPT + 1, KEPT + 10));
  expect(state.entries).toHaveLength(KEPT);
  expect(state.before).toBe(11);
});

test("a long pause keeps the newest and names the rest, so that every row is accounted for", () => {
  let state = logReducer(start(1, 1), { type: "pause" });
  const last = 5 * HELD;
  for (let from = 2; from <= last; from += 100)
    state = logReducer(state, arrived(from, Math.min(from + 99, last)));
  expect(waiting(state.held)).toBe(last - 1);
  expect(state.held.length).toBeLessThanOrEqual(HELD + 1);
  expect(state.held[0]).toMatchObject({ type: "gap", from: 2 });
  const gap = state.held[0];
  const next = state.held[1];
  if (gap?.type !== "gap" || next?.type !== "row") throw new Error("a gap, then rows");
  expect(next.row.id).toBe(gap.to + 1);
});

test("earlier rows come before the others, and say where to go on", () => {
  const state = logReducer(start(10, 12, 10), {
    ...{ type: "earlier", from: 10, page: page(5, 9, 5) },
  });
  expect(numbers(state)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
  expect(state.before).toBe(5);
});

test("earlier rows that were on their way while older ones were let go leave no hole", () => {
  let state = logReducer(start(10, 12, 10), arrived(13, 13 + KEPT));
  state = logReducer(state, { type: "earlier", from: 10, page: page(5, 9, 5) });
  expect(state.entries).toHaveLength(KEPT);
  expect(numbers(state)[0]).toBe(state.before);
});

test("a gap is filled in its place; what is still missing stays a gap", () => {
  const gap = { from: 3, to: 8 };
  const entry = { type: "gap", ...gap } as const;
  let state = logReducer(start(1, 2), { type: "arrived", query: "q", entries: [entry] });
  state = logReducer(state, arrived(9, 9));
  state = logReducer(state, { type: "filled", gap, page: page(6, 8, 6) });
  expect(numbers(state)).toEqual([1, 2, [3, 5], 6, 7, 8, 9]);
  state = logReducer(state, { type: "filled", gap: { from: 3, to: 5 }, page: page(1, 5, null) });
  expect(numbers(state)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a date stands above the first row of each day, and rows keep their key when older ones come", () => {
  const day = (at: string) => at.slice(0, 10);
  const newer = [row(3, { at: "2026-01-02T00:00:00Z" }), row(4, { at: "2026-01-02T01:00:00Z" })];
  const older = [row(1), row(2, { at: "2026-01-02T00:00:00Z" })];
  const first = itemsOf(newer.map(rowEntry), day);
  const second = itemsOf([...older, ...newer].map(rowEntry), day);
  const days = (items: typeof first) =>
    items.map((item) => item.type !== "gap" && item.day !== null);
  expect(days(first)).toEqual([true, false]);
  expect(days(second)).toEqual([true, true, false, false]);
  expect(second.slice(2).map(({ key }) => key)).toEqual(first.map(({ key }) => key));
});

test("a start of the bot and lost rows have lines of their own", () => {
  const entries = [row(1, { kind: "bot.start" }), row(2, { kind: "gap" }), row(3)].map(rowEntry);
  expect(itemsOf(entries, () => "today").map(({ type }) => type)).toEqual([
    "restart",
    "lost",
    "row",
  ]);
});
