import type { Cursor } from "#core/db/keyset";

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

/** Where a page of a long list begins: `after` a row, or `before` one. */
export function cursorOf(search: Awaited<SearchParams>): Cursor | null {
  const [after, before] = [param(search, "after"), param(search, "before")];
  if (after !== "") return { key: after, back: false };
  return before === "" ? null : { key: before, back: true };
}

/** The same address at another place of the list; unset where there is none. */
export function hrefAt(
  path: string,
  search: Awaited<SearchParams>,
  cursor: Cursor | null,
): string | undefined {
  if (cursor === null) return undefined;
  const { key, back } = cursor;
  return hrefWith(path, search, { after: back ? "" : key, before: back ? key : "" });
}

/** The same address with some parameters set to other values; blank ones are left away. */
function hrefWith(
  path: string,
  search: Awaited<SearchParams>,
  change: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...search, ...change })) {
    const one = String([value].flat()[0] ?? "");
    if (one !== "") query.set(name, one);
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
