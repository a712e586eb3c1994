/** Full-text search over the whole log, on the index that each engine has (prisma/sql). */
import type { Provider } from "#core/db/address";
import { type Db, engineOf, type Prisma, sql } from "#core/db/client";
import type { Bounds } from "./bounds.ts";
import { MAX_EVENT_ID } from "./events.ts";
import type { Term } from "./terms.ts";

/**
 * Numbers of the newest rows within the bounds in which all terms occur, newest first, at most `limit`. Knows nothing of
 * rights: the caller asks for the rows with its own conditions.
 */
export async function searchIds(
  db: Db,
  terms: readonly Term[],
  bounds: Bounds,
  limit: number,
): Promise<number[]> {
  if (terms.length === 0) return [];
  const rows = await db.$queryRaw<{ id: number | bigint }[]>(
    sql`${matchingIds(engineOf(db), terms, bounds)} ORDER BY id DESC LIMIT ${limit}`,
  );
  return rows.map(({ id }) => Number(id));
}

/** A statement for the numbers, as `id`, of rows within the bounds in which all terms occur. Needs at least one term. */
export function matchingIds(engine: Provider, terms: readonly Term[], bounds: Bounds): Prisma.Sql {
  return engine === "sqlite" ? sqliteSearch(terms, bounds) : postgresSearch(terms, bounds);
}

/** In FTS5 a string in double quotes is a phrase and nothing else; words hold letters and digits only. */
function sqliteSearch(terms: readonly Term[], { above, below }: Bounds) {
  const match = terms.map(({ words, open }) => `"${words.join(" ")}"${open ? " *" : ""}`).join(" ");
  return sql`SELECT rowid AS id FROM event_text
    WHERE event_text MATCH ${match} AND rowid > ${above} AND rowid < ${below}`;
}

/** PostgreSQL cuts the terms into words itself, as it did with the log; only whether the last goes on is said here. */
function postgresSearch(terms: readonly Term[], { above, below }: Bounds) {
  const wanted = terms.map(postgresTerm).reduce((left, right) => sql`${left} && ${right}`);
  return sql`SELECT id FROM "Event"
    WHERE to_tsvector('simple', text || ' ' || coalesce(nick, '')) @@ (${wanted})
    AND id > ${above} AND id < ${Math.min(below, MAX_EVENT_ID)}`;
}

function postgresTerm({ text, open }: Term) {
  const phrase = sql`phraseto_tsquery('simple', ${text})`;
  return open ? sql`coalesce((nullif(${phrase}::text, '') || ':*')::tsquery, '')` : phrase;
}
