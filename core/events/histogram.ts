/** How much happened when: the log's rows counted by stretches of time. */
import { type Db, engineOf, sql } from "#core/db/client";
import { whereSql } from "#core/db/where-sql";
import { DAY, HOUR, MINUTE, SECOND } from "#core/time";
import { type Bounds, boundsOf } from "./bounds.ts";
import { filterWhere, readableBy, visibleTo } from "./conditions.ts";
import type { LogFilter } from "./filter.ts";
import { notReservedSql } from "./reserved.ts";
import type { Viewer } from "./rights.ts";
import { matchingIds } from "./search.ts";

export interface Bucket {
  /** Rows that fit. */
  readonly total: number;
  /** Those among them that are errors. */
  readonly errors: number;
}

/** Plain data: it goes to browsers as JSON. Moments are ISO 8601. */
export interface Histogram {
  readonly since: string;
  readonly until: string;
  /** The length of a bucket; the first begins at `since`, the last ends at or after `until`. */
  readonly bucketMs: number;
  readonly buckets: readonly Bucket[];
  /** Before this moment nothing was counted, because it would have been too much; null when all was. */
  readonly countedFrom: string | null;
}

const MOST_BUCKETS = 60;
/** The newest so many rows of the stretch are looked at. */
const MOST_ROWS = 250_000;
const DEFAULT_SPAN = DAY;

const LENGTHS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * DAY),
];

/** The stretch of the filter, else the last day, cut into at most sixty buckets of a length that people count in. */
export function scaleOf({ since, until }: Pick<LogFilter, "since" | "until">, now: Date) {
  const end = (until ?? now).getTime();
  const start = Math.min(since?.getTime() ?? end - DEFAULT_SPAN, end - SECOND);
  const span = end - start;
  const longest = LENGTHS.at(-1) ?? DAY;
  const bucketMs = LENGTHS.find((length) => span / length <= MOST_BUCKETS - 1) ?? longest;
  const first = Math.max(0, Math.floor(start / bucketMs), Math.ceil(end / bucketMs) - MOST_BUCKETS);
  const count = Math.max(1, Math.ceil(end / bucketMs) - first);
  return { start: first * bucketMs, end, bucketMs, count };
}

/** Counts what the viewer may see of what fits the filter; words are looked for only where the viewer may read them. */
export async function countByTime(
  db: Db,
  viewer: Viewer,
  filter: LogFilter,
  now: Date,
): Promise<Histogram> {
  const { start, end, bucketMs, count } = scaleOf(filter, now);
  const [since, until] = [new Date(start), new Date(end)];
  const bounds = await boundsOf(db, since, until);
  const above = Math.max(bounds.above, bounds.below - 1 - MOST_ROWS);
  const counted = await grouped(db, viewer, filter, { ...bounds, above }, { start, end, bucketMs });
  const buckets = Array.from({ length: count }, (): Bucket => ({ total: 0, errors: 0 }));
  for (const { bucket, total, errors } of counted)
    buckets[Number(bucket)] = { total: Number(total), errors: Number(errors) };
  const isCut = above > bounds.above;
  return {
    ...{ since: since.toISOString(), until: until.toISOString(), bucketMs, buckets },
    countedFrom: isCut ? await momentOf(db, above) : null,
  };
}

async function momentOf(db: Db, above: number): Promise<string | null> {
  const where = { id: { gt: above } };
  const row = await db.event.findFirst({ where, orderBy: { id: "asc" }, select: { at: true } });
  return row?.at.toISOString() ?? null;
}

interface Scale {
  readonly start: number;
  readonly end: number;
  readonly bucketMs: number;
}

interface Counted {
  readonly bucket: number | bigint;
  readonly total: number | bigint;
  readonly errors: number | bigint;
}

/** Milliseconds since 1970 are more than PostgreSQL takes a parameter for. */
const number = (value: number) => sql`CAST(${BigInt(value)} AS bigint)`;

function grouped(
  db: Db,
  viewer: Viewer,
  filter: LogFilter,
  bounds: Bounds,
  { start, end, bucketMs }: Scale,
): Promise<Counted[]> {
  const engine = engineOf(db);
  const isSearch = filter.text !== "";
  if (isSearch && filter.terms.length === 0) return Promise.resolve([]);
  const seen = whereSql({
    AND: [visibleTo(viewer), filterWhere({ ...filter, since: null, until: null }, engine)],
    ...(isSearch ? readableBy(viewer) : {}),
  });
  const found = isSearch
    ? sql`AND ${notReservedSql(viewer)} AND id IN (${matchingIds(engine, filter.terms, bounds)})`
    : sql``;
  const ms = engine === "sqlite" ? sql`at` : sql`(extract(epoch FROM at) * 1000)::bigint`;
  return db.$queryRaw<Counted[]>(sql`
    SELECT (ms - ${number(start)}) / ${number(bucketMs)} AS bucket, count(*) AS total,
      sum(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors
    FROM (SELECT ${ms} AS ms, severity FROM "Event"
      WHERE id > ${bounds.above} AND id < ${bounds.below} AND ${seen} ${found}) AS stretch
    WHERE ms >= ${number(start)} AND ms < ${number(end)}
    GROUP BY 1`);
}
