import { expect, test } from "vitest";
import type { Histogram } from "#core/events/histogram";
import { isUncounted, rangeOf, widened } from "./strip.ts";

const hour = 3_600_000;
const histogram: Histogram = {
  since: "2026-05-03T10:00:00.000Z",
  until: "2026-05-03T14:00:00.000Z",
  bucketMs: hour,
  buckets: Array.from({ length: 4 }, () => ({ total: 1, errors: 0 })),
  countedFrom: "2026-05-03T11:30:00.000Z",
};

test("a stretch is chosen in either direction; up to now it stays open", () => {
  const range = { since: "2026-05-03T11:00:00.000Z", until: "2026-05-03T13:00:00.000Z" };
  expect(rangeOf(histogram, 1, 2, true)).toEqual(range);
  expect(rangeOf(histogram, 2, 1, true)).toEqual(range);
  expect(rangeOf(histogram, 2, 3, true)).toEqual({ since: "2026-05-03T12:00:00.000Z", until: "" });
  expect(rangeOf(histogram, 3, 3, false).until).toBe("2026-05-03T14:00:00.000Z");
});

test("three times as much, but nothing of the future", () => {
  const later = Date.parse("2026-06-01T00:00:00Z");
  expect(widened(histogram, later)).toEqual({
    since: "2026-05-03T06:00:00.000Z",
    until: "2026-05-03T18:00:00.000Z",
  });
  expect(widened(histogram, Date.parse(histogram.until))).toEqual({
    since: "2026-05-03T02:00:00.000Z",
    until: "",
  });
});

test("only what lies wholly before what was counted is uncounted", () => {
  expect([0, 1, 2].map((index) => isUncounted(histogram, index))).toEqual([true, false, false]);
});
