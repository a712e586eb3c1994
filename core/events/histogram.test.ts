import { expect, test } from "vitest";
import { type Db, inTransaction } from "#core/db/client";
import { whereSql } from "#core/db/where-sql";
import { freshDb } from "#core/testing/database";
import { DAY, HOUR, MINUTE } from "#core/time";
import { insertEvents, type NewEvent } from "./events.ts";
import { readFilter } from "./filter.ts";
import { countByTime, scaleOf } from "./histogram.ts";
import { EVENT_KINDS } from "./kinds.ts";
import { listEvents } from "./pages.ts";
import { channelKey, type Viewer } from "./rights.ts";

const now = new Date("2026-05-03T14:05:00Z");
const before = (ms: number) => new Date(now.getTime() - ms);
const viewers: readonly Viewer[] = [
  { id: "s", level: "superuser", channels: new Set() },
  { id: "t", level: "staff", channels: new Set() },
  { id: "o", level: "operator", channels: new Set([channelKey("net", "#dev")]) },
  { id: "n", level: "operator", channels: new Set() },
  { id: "v", level: "voice", channels: new Set() },
];

/** One event of each kind in each kind of place, some hours apart, every seventh an error. */
async function storeAll(db: Db): Promise<void> {
  const places = [
    { networkId: "net", channel: "#dev" },
    { networkId: "net", channel: "#other" },
    { networkId: "two", channel: "#dev" },
    { networkId: "net" },
    {},
  ];
  const events = EVENT_KINDS.flatMap((kind) => places.map((place) => ({ kind, ...place })));
  const stored = events.map(
    (event, index): NewEvent => ({
      ...{ ...event, nick: index % 2 ? "ann" : "Bob", text: index % 3 ? "needle here" : "hay" },
      at: before((events.length - index) * 11 * MINUTE),
      severity: index % 7 === 0 ? "error" : index % 5 === 0 ? "warn" : "info",
      target: index % 4 ? "quotes seen" : "seen",
      requestId: `r-${index % 3}`,
      data: { module: index % 2 ? "quotes" : "seen" },
    }),
  );
  await inTransaction(db, (tx) => insertEvents(tx, stored));
}

test("the counts are those of the list, for every reader and filter", async () => {
  const db = await freshDb();
  await storeAll(db);
  const since = before(30 * HOUR).toISOString();
  const until = before(2 * HOUR).toISOString();
  const queries: Record<string, string>[] = [
    {},
    { kind: "talk" },
    { channel: "#DEV", network: "net" },
    { nick: "bob" },
    { q: "needle" },
    { q: "needle ann", kind: "message,join" },
    { q: "..." },
    { q: "nowhere" },
    { severity: "warn" },
    { module: "quotes" },
    { module: "quotes", severity: "error", q: "needle" },
    { request: "r-1" },
  ];
  for (const viewer of viewers)
    for (const query of queries) {
      const filter = readFilter(new URLSearchParams({ ...query, since, until }));
      const { buckets, bucketMs, ...rest } = await countByTime(db, viewer, filter, now);
      const start = Date.parse(rest.since);
      // The first bucket begins where people count from, a little before what was asked for.
      const shown = { ...filter, since: new Date(start) };
      const { rows } = await listEvents(db, viewer, shown, { limit: 1_000 });
      const wanted = buckets.map(() => ({ total: 0, errors: 0 }));
      for (const { at, severity } of rows) {
        const bucket = wanted[Math.floor((Date.parse(at) - start) / bucketMs)];
        if (!bucket) throw new Error(`${at} is in no bucket`);
        bucket.total += 1;
        if (severity === "error") bucket.errors += 1;
      }
      expect(buckets, `${viewer.level} ${JSON.stringify(query)}`).toEqual(wanted);
      expect(rest.countedFrom).toBeNull();
    }
});

test("what a reader may not see is not counted either", async () => {
  const db = await freshDb();
  await storeAll(db);
  const everything = readFilter(new URLSearchParams({ since: before(9 * DAY).toISOString() }));
  const totals = [];
  for (const viewer of viewers) {
    const { buckets } = await countByTime(db, viewer, everything, now);
    totals.push(buckets.reduce((sum, { total }) => sum + total, 0));
  }
  const [superuser = 0, staff = 0, operator = 0, without = 0, voice] = totals;
  expect(superuser).toBe(EVENT_KINDS.length * 5);
  expect(staff).toBeLessThan(superuser);
  expect(operator).toBeLessThan(staff);
  expect(without).toBeLessThan(operator);
  expect(without).toBeGreaterThan(0);
  expect(voice).toBe(0);
});

test.each([
  ["the last day, without a time", {}, DAY, 30 * MINUTE],
  ["a minute", { since: before(MINUTE) }, MINUTE, 2_000],
  ["a month", { since: before(30 * DAY) }, 30 * DAY, 1 * DAY],
  ["time that runs backwards", { since: now, until: before(HOUR) }, 1_000, 1_000],
  ["all time", { since: new Date(0) }, undefined, 365 * DAY],
])("%s is cut into buckets that people count in", (_, range, spanMs, bucketMs) => {
  const scale = scaleOf({ since: null, until: null, ...range }, now);
  expect(scale.bucketMs).toBe(bucketMs);
  expect(scale.start % bucketMs).toBe(0);
  expect(scale.count).toBeLessThanOrEqual(60);
  expect(scale.start + scale.count * bucketMs).toBeGreaterThanOrEqual(scale.end);
  if (spanMs !== undefined) expect(scale.end - scale.start).toBeGreaterThanOrEqual(spanMs);
});

test("a condition without a translation is refused, not left away", () => {
  for (const where of [
    { text: { search: "a" } },
    { text: { contains: "50%" } },
    { id: { constructor: 1 } },
    { at: { gt: new Date() } },
    { user: { some: { id: 1 } } },
    { id: undefined },
    { 'id" = 1 OR "id': 1 },
  ])
    expect(() => whereSql(where), JSON.stringify(where)).toThrow(TypeError);
});
