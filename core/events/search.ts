/** Full-text search over the whole log, on the index that each engine has (prisma/sql). */
import { type Db, engineOf, sql } from "#core/db/client";
import type { Term } from "./terms.ts";

/**
 * Numbers of the newest rows below `before` in which all terms occur, newest first, at most `limit`. Knows nothing of
 * rights: the caller asks for the rows with its own conditions.
 */
export async function searchIds(
  db: Db,
  terms: readonly Term[],
  before: number,
  limit: number,
): Promise<number[]> {
  if (terms.length === 0) return [];
  const rows =
    engineOf(db) === "sqlite"
      ? await db.$queryRaw<{ id: number | bigint }[]>(sqliteSearch(terms, before, limit))
      : await db.$queryRaw<{ id: number | bigint }[]>(postgresSearch(terms, before, limit));
  return rows.map(({ id }) => Number(id));
}

/** In FTS5 a string in double quotes is a phrase and nothing else; words hold letters and digits only. */
function sqliteSearch(terms: readonly Term[], before: number, limit: number) {
  const match = terms.map(({ words, open }) => `"${words.join(" ")}"${open ? " *" : ""}`).join(" ");
  return sql`SELECT rowid AS id FROM event_text WHERE event_text MATCH ${match} AND rowid < ${before}
    ORDER BY rowid DESC LIMIT ${limit}`;
}

/** PostgreSQL cuts the terms into words itself, as it did with the log; only whether the last goes on is said here. */
function postgresSearch(terms: readonly Term[], before: number, limit: number) {
  const wanted = terms.map(postgresTerm).reduce((left, right) => sql`${left} && ${right}`);
  const below = Math.min(before, MAX_INT);
  return sql`SELECT id FROM "Event"
    WHERE to_tsvector('simple', text || ' ' || coalesce(nick, '')) @@ (${wanted}) AND id < ${below}
    ORDER BY id DESC LIMIT ${limit}`;
}

const MAX_INT = 2_147_483_647;

function postgresTerm({ text, open }: Term) {
  const phrase = sql`phraseto_tsquery('simple', ${text})`;
  return open ? sql`coalesce((nullif(${phrase}::text, '') || ':*')::tsquery, '')` : phrase;
}
