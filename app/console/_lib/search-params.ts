/** Search parameters of a page as they come from Next. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One parameter; of repeated ones the first, blank when absent. */
export function param(search: Awaited<SearchParams>, name: string): string {
  return [search[name]].flat()[0]?.trim().slice(0, 200) ?? "";
}

/** The value when it is one of the list, else null. */
export function oneOf<Value extends string>(list: readonly Value[], value: string): Value | null {
  return list.find((one) => one === value) ?? null;
}

/** A page's number from 1 up. */
export function pageNumber(search: Awaited<SearchParams>): number {
  const number = Number(param(search, "page"));
  return Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : 1;
}

/** The same address with some parameters set to other values; blank ones are left away. */
export function hrefWith(
  path: string,
  search: Awaited<SearchParams>,
  change: Readonly<Record<string, string | number>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...search, ...change })) {
    const one = String([value].flat()[0] ?? "");
    if (one !== "") query.set(name, one);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
