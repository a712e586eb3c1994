/** Many rows in one statement with one parameter: a JSON array of arrays. Both engines take it apart faster than they bind values. */
import type { Provider } from "./address.ts";

/** How a column's values stand in the JSON: a time as milliseconds since 1970, JSON as a string. Null is null in all of them. */
export type Carried = "text" | "time" | "boolean" | "json";

const postgresCasts: Readonly<Record<Carried, (value: string) => string>> = {
  text: (value) => value,
  time: (value) => `timestamp 'epoch' + (${value})::float8 * interval '1 millisecond'`,
  boolean: (value) => `(${value})::boolean`,
  json: (value) => `(${value})::jsonb`,
};

/**
 * `INSERT INTO "table" (…) SELECT …` that stores the rows of its one parameter in their order. `ON CONFLICT …` may be added.
 * Table and columns are names of ours, never anybody's input.
 */
export function insertFromJson(
  engine: Provider,
  table: string,
  columns: Readonly<Record<string, Carried>>,
): string {
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(", ");
  const values = Object.values(columns).map((carried, place) =>
    engine === "sqlite" ? `value->>${place}` : postgresCasts[carried](`value->>${place}`),
  );
  // SQLite would read ON CONFLICT as part of a join without the WHERE.
  const source =
    engine === "sqlite"
      ? "json_each(?) WHERE true"
      : "json_array_elements($1::json) WITH ORDINALITY AS given(value, place) ORDER BY place";
  return `INSERT INTO "${table}" (${names}) SELECT ${values.join(", ")} FROM ${source}`;
}

/** What neither engine stores in a text: NUL, and halves of surrogate pairs. */
const unstorable = /[\0\p{Surrogate}]/gu;
/** As {@link JSON.stringify} writes them. May be deceived, which only costs time. */
const unstorableAsJson = /\\u(?:0000|d[89a-f])/;

/** A row as JSON. Characters that cannot be stored become U+FFFD, so that one bad text never holds up the others. */
export function jsonRow(values: readonly (string | number | boolean | null)[]): string {
  const text = JSON.stringify(values);
  if (!unstorableAsJson.test(text)) return text;
  const storable = values.map((value) =>
    typeof value === "string" ? value.replace(unstorable, "\ufffd") : value,
  );
  return JSON.stringify(storable);
}

/** The parameter of {@link insertFromJson}, from rows made by {@link jsonRow}. */
export const jsonRows = (rows: readonly string[]): string => `[${rows.join(",")}]`;
