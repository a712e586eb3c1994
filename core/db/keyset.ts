/** Long lists by pages that begin where another ended: the thousandth page costs as much as the first. */

/** The key of the row next to the page, and on which side of it the page lies. */
export interface Cursor {
  readonly key: string;
  readonly back: boolean;
}

export interface KeysetPage<Row> {
  readonly rows: readonly Row[];
  /** Null at the beginning of the list. */
  readonly previous: Cursor | null;
  /** Null at its end. */
  readonly next: Cursor | null;
}

interface KeysetList<Row> {
  readonly cursor: Cursor | null;
  readonly size: number;
  readonly keyOf: (row: Row) => string;
  /** At most `take` rows beyond the cursor: in the order of the list, or backwards where the cursor says so. */
  find(take: number): Promise<readonly Row[]>;
}

export async function keysetPage<Row>(list: KeysetList<Row>): Promise<KeysetPage<Row>> {
  const { cursor, size, keyOf } = list;
  const found = await list.find(size + 1);
  const isMore = found.length > size;
  const rows = found.slice(0, size);
  const back = cursor?.back ?? false;
  if (back) rows.reverse();
  const [first] = rows;
  const last = rows.at(-1);
  const isBefore = back ? isMore : cursor !== null;
  const isAfter = back || isMore;
  return {
    rows,
    previous: isBefore && first !== undefined ? { key: keyOf(first), back: true } : null,
    next: isAfter && last !== undefined ? { key: keyOf(last), back: false } : null,
  };
}
