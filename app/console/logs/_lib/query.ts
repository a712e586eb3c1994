import { type FilterParams, queryOf } from "#core/events/filter-address";

/** The address of the log with these filters, under the name of a saved view if there is one. */
export function logHref(params: FilterParams, viewId = ""): string {
  const query = [queryOf(params), viewId && `view=${viewId}`].filter(Boolean).join("&");
  return query === "" ? "/console/logs" : `/console/logs?${query}`;
}

/** Whether runs of joins and parts may be folded: not where somebody asks for them, for one person, or for words. */
export function mayFold({ kind = "", nick, q }: FilterParams): boolean {
  return !nick && !q && !kind.split(",").includes("presence");
}
