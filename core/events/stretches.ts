/** Rows in the order of their numbers, looked for in stretches: no statement looks at more than one, however rare they are. */
import type { Db, Prisma } from "#core/db/client";
import type { Bounds } from "./bounds.ts";
import type { StoredEvent } from "./rights.ts";

const FIRST = 2_000;
const LONGEST = 32_000;

/** What one stretch held, and what is left to look at; null when nothing is. */
export interface Stretch {
  readonly rows: readonly StoredEvent[];
  readonly rest: Bounds | null;
}

/** Looks from one end of the bounds towards the other, at longer stretches with each call. */
export function stretchesOf(db: Db, where: Prisma.EventWhereInput, order: "asc" | "desc") {
  let length = FIRST;
  return async ({ above, below }: Bounds, take: number): Promise<Stretch> => {
    const part =
      order === "desc"
        ? { above: Math.max(above, below - length - 1), below }
        : { above, below: Math.min(below, above + length + 1) };
    length = Math.min(length * 2, LONGEST);
    const rows = await db.event.findMany({
      where: { AND: [{ id: { gt: part.above, lt: part.below } }, where] },
      orderBy: { id: order },
      take,
    });
    const rest =
      order === "desc" ? { above, below: part.above + 1 } : { above: part.below - 1, below };
    return { rows, rest: rest.below - rest.above > 1 ? rest : null };
  };
}

/** The first rows of the bounds in that order, at most `take`. */
export async function firstWithin(
  db: Db,
  where: Prisma.EventWhereInput,
  order: "asc" | "desc",
  bounds: Bounds,
  take: number,
): Promise<StoredEvent[]> {
  const look = stretchesOf(db, where, order);
  const found: StoredEvent[] = [];
  let left: Bounds | null = bounds;
  while (left !== null && found.length < take) {
    const { rows, rest }: Stretch = await look(left, take - found.length);
    found.push(...rows);
    left = rest;
  }
  return found;
}
