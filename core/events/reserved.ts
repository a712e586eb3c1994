/**
 * Words that people keep to themselves: who has said in their profile that what they say while logged in is not for others to
 * read. It counts for what was said before as well, as long as they want it, and for good once their account is gone.
 */
import { type Db, type Prisma, sql } from "#core/db/client";
import {
  isWithheld,
  type LogRow,
  RESERVABLE_KINDS,
  type StoredEvent,
  seenBy,
  type Viewer,
} from "./rights.ts";

const NOBODY: ReadonlySet<string> = new Set();

/** Among those who said something in these rows, the ids of those who keep it to themselves. */
export async function reservedAmong(
  db: Db,
  events: readonly Pick<StoredEvent, "kind" | "userId">[],
): Promise<ReadonlySet<string>> {
  const said = events.filter(({ kind }) => (RESERVABLE_KINDS as readonly string[]).includes(kind));
  const ids = new Set(said.flatMap(({ userId }) => userId ?? []));
  if (ids.size === 0) return NOBODY;
  const where = { id: { in: [...ids] }, logOptOut: false };
  for (const { id } of await db.user.findMany({ where, select: { id: true } })) ids.delete(id);
  return ids;
}

const amongFor = (db: Db, { level }: Viewer, events: readonly StoredEvent[]) =>
  level === "superuser" ? NOBODY : reservedAmong(db, events);

/** The rows as the viewer may see them, in the same order. */
export async function asSeen(
  db: Db,
  viewer: Viewer,
  events: readonly StoredEvent[],
): Promise<LogRow[]> {
  const reserved = await amongFor(db, viewer, events);
  return events.map((event) => seenBy(viewer.level, event, reserved));
}

/** The rows whose words the viewer may read. A search gives no others, or it would tell what was said. */
export async function withoutReserved(
  db: Db,
  viewer: Viewer,
  events: readonly StoredEvent[],
): Promise<readonly StoredEvent[]> {
  const reserved = await amongFor(db, viewer, events);
  return events.filter((event) => !isWithheld(viewer.level, event, reserved));
}

/** The same as {@link withoutReserved} as a condition on the columns of the log. */
export function notReservedSql({ level }: Viewer): Prisma.Sql {
  if (level === "superuser") return sql`1 = 1`;
  const [first, ...others] = RESERVABLE_KINDS;
  const kinds = others.reduce((list, kind) => sql`${list}, ${kind}`, sql`${first}`);
  return sql`("userId" IS NULL OR kind NOT IN (${kinds})
    OR "userId" IN (SELECT id FROM "User" WHERE NOT "logOptOut"))`;
}
