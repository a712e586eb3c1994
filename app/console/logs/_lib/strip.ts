/** What a stretch of the strip means as filters of the address. Pure. */
import type { Histogram } from "#core/events/histogram";

export interface Range {
  /** ISO 8601; blank for an open end. */
  readonly since: string;
  readonly until: string;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** When bucket `index` begins, in milliseconds since 1970. */
export const startOf = ({ since, bucketMs }: Histogram, index: number) =>
  Date.parse(since) + index * bucketMs;

/** The time from bucket `one` to bucket `other`, both included, in any order. Up to the newest it stays open, if the strip is. */
export function rangeOf(
  histogram: Histogram,
  one: number,
  other: number,
  isOpenEnded: boolean,
): Range {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  const reachesNow = isOpenEnded && last === histogram.buckets.length - 1;
  return {
    since: iso(startOf(histogram, first)),
    until: reachesNow ? "" : iso(startOf(histogram, last + 1)),
  };
}

/** Three times as much time around the same middle; what would lie in the future is left open. */
export function widened({ since, until }: Histogram, now: number): Range {
  const [start, end] = [Date.parse(since), Date.parse(until)];
  const span = end - start;
  const newEnd = end + span;
  if (newEnd >= now) return { since: iso(Math.max(0, now - 3 * span)), until: "" };
  return { since: iso(Math.max(0, start - span)), until: iso(newEnd) };
}

/** Is all of bucket `index` before what was counted? */
export function isUncounted(histogram: Histogram, index: number): boolean {
  const { countedFrom } = histogram;
  return countedFrom !== null && startOf(histogram, index + 1) <= Date.parse(countedFrom);
}
