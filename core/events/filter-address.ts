/** The log's address: which of its parameters are filters, and how they are written. */
export const FILTER_KEYS = [
  "kind",
  "severity",
  "network",
  "channel",
  "nick",
  "module",
  "request",
  "since",
  "until",
  "q",
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

export type FilterParams = Readonly<Partial<Record<FilterKey, string>>>;

/** The filters among a page's search parameters; of repeated ones the first counts. */
export function filterParams(
  search: Readonly<Record<string, string | string[] | undefined>>,
): FilterParams {
  const pairs = FILTER_KEYS.flatMap((key) => {
    const value = [search[key]].flat()[0]?.trim();
    return value ? [[key, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** As written in an address, without the question mark; always in the same order. */
export function queryOf(params: FilterParams): string {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = params[key];
    if (value) query.set(key, value);
  }
  return query.toString();
}

/** The filters of a query as {@link queryOf} writes it. */
export function paramsOf(query: string): FilterParams {
  const search = new URLSearchParams(query);
  return filterParams(Object.fromEntries(FILTER_KEYS.map((key) => [key, search.getAll(key)])));
}

/**
 * What a saved view keeps of these filters, as a query: all but the stretch of time, and the kinds in one order, so that the same filters
 * always read the same.
 */
export function viewQueryOf({ since: _since, until: _until, ...lasting }: FilterParams): string {
  const kinds = (lasting.kind ?? "").split(",").filter(Boolean);
  return queryOf({ ...lasting, kind: [...new Set(kinds)].sort().join(",") });
}
