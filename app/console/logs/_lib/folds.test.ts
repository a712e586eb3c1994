import { expect, test } from "vitest";
import type { LogRow } from "#core/events/rights";
import { countFold, foldRuns } from "./folds.ts";
import { itemsOf } from "./log-items.ts";
import { type Entry, rowEntry } from "./log-state.ts";

const row = (id: number, kind = "join", change: Partial<LogRow> = {}): LogRow => ({
  id,
  at: "2026-01-01T12:00:00.000Z",
  kind,
  networkId: null,
  channel: "#dev",
  nick: `nick${id}`,
  userHost: null,
  account: null,
  userId: null,
  target: null,
  text: "",
  own: false,
  severity: "info",
  requestId: null,
  data: null,
  withheld: false,
  ...change,
});

const none: ReadonlySet<string> = new Set();

function lines(entries: readonly Entry[], known = none, opened = none) {
  const items = itemsOf(entries, (at) => at.slice(0, 10));
  return foldRuns(items, { known, opened });
}
const shapes = (entries: readonly Entry[], known = none, opened = none) =>
  lines(entries, known, opened).map((line) =>
    line.type === "fold" ? `${line.key}×${line.rows.length}` : line.key,
  );
const keys = (entries: readonly Entry[], known = none) =>
  new Set(lines(entries, known).map(({ key }) => key));

test("runs of three and more become one line; talk, gaps and days end a run", () => {
  const entries: Entry[] = [
    rowEntry(row(1)),
    rowEntry(row(2, "part")),
    rowEntry(row(3, "message")),
    rowEntry(row(4)),
    rowEntry(row(5, "quit")),
    rowEntry(row(6, "part")),
    { type: "gap", from: 7, to: 9 },
    rowEntry(row(10)),
    rowEntry(row(11)),
    rowEntry(row(12, "join", { at: "2026-01-02T00:00:00.000Z" })),
    rowEntry(row(13, "join", { at: "2026-01-02T00:00:00.000Z" })),
    rowEntry(row(14, "join", { at: "2026-01-02T00:00:00.000Z" })),
  ];
  expect(shapes(entries)).toEqual(["1", "2", "3", "4×3", "gap-7-9", "10", "11", "12×3"]);
  expect(lines(entries).at(-1)).toMatchObject({ day: "2026-01-02T00:00:00.000Z" });
});

test("no row is lost or told twice by folding, open or not", () => {
  const entries = Array.from({ length: 40 }, (_, id) =>
    rowEntry(row(id, id % 7 === 0 ? "message" : "join")),
  );
  const ids = entries.flatMap((entry) => (entry.type === "row" ? [entry.row.id] : []));
  const told = lines(entries).flatMap((line) =>
    line.type === "fold" ? line.rows.map(({ id }) => id) : line.type === "row" ? [line.row.id] : [],
  );
  expect(told).toEqual(ids);
  const all = lines(entries, none, keys(entries));
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  expect(all.flatMap((line) => (line.type === "row" ? [line.row.id] : []))).toEqual(ids);
});

test("what the bot does itself, and who could not come in, keeps a line", () => {
  const own = row(2, "join", { own: true });
  const refused = row(4, "join", { severity: "warn" });
  expect(shapes([row(1), own, row(3), refused, row(5)].map(rowEntry))).toHaveLength(5);
});

test("a run that grows at either end keeps its key, and the key of a row it takes in", () => {
  const run = [row(5), row(6), row(7)].map(rowEntry);
  const first = keys(run);
  const longer = [...run, rowEntry(row(8))];
  expect(shapes(longer, first)).toEqual(["5×4"]);
  const older = [row(3), row(4)].map(rowEntry);
  expect(shapes([...older, ...longer], keys(longer, first))).toEqual(["5×6"]);

  // Two rows stood by themselves; those before them make it a run.
  const two = [row(9), row(10)].map(rowEntry);
  expect(shapes([rowEntry(row(8)), ...two], keys(two))).toEqual(["9×3"]);
});

test("an opened run shows its rows below its own line", () => {
  const run = [row(5), row(6), row(7)].map(rowEntry);
  expect(shapes(run, none, new Set(["5"]))).toEqual(["5×3", "in-5", "in-6", "in-7"]);
});

test("a run is counted, its people once, its channel if it is one", () => {
  const rows = [row(1), row(2, "part", { nick: "nick1" }), row(3, "quit", { channel: null })];
  expect(countFold(rows)).toEqual({
    joins: 1,
    parts: 1,
    quits: 1,
    nicks: ["nick1", "nick3"],
    channel: "#dev",
  });
  expect(countFold([...rows, row(4, "join", { channel: "#ops" })]).channel).toBeNull();
});
