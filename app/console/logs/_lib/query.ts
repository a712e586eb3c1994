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

/** The address of the log with these filters. */
export function logHref(params: FilterParams): string {
  const query = queryOf(params);
  return query === "" ? "/console/logs" : `/console/logs?${query}`;
}

/** Whether runs of joins and parts may be folded: not where somebody asks for them, for one person, or for words. */
export function mayFold({ kind = "", nick, q }: FilterParams): boolean {
  return !nick && !q && !kind.split(",").includes("presence");
}
