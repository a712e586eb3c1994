/** What every line of somebody who is logged in asks of the database: read afresh each time, so that a change counts at once. */

import { providerOf, sqliteFile } from "./address.ts";
import type { Db } from "./client.ts";

/** A user's state and levels, as stored. */
export interface Standing {
  readonly state: string;
  readonly level: number;
  /** The language they chose; empty where they never did. */
  readonly locale: string;
  /** In the channel that was asked about; null where they have none of their own. */
  readonly channelLevel: number | null;
}

export interface StandingReader {
  /** Null for a user that is no more. `folded` is the channel's folded name, null in private. */
  read(
    userId: string,
    networkId: string,
    folded: string | null,
  ): Standing | null | Promise<Standing | null>;
  close(): void;
}

/**
 * Reads through a prepared statement where that takes microseconds (SQLite, docs/decisions/046), and answers at once then; through
 * the client elsewhere. `url` is what `db` was opened with.
 */
export async function openStandings(url: string, db: Db): Promise<StandingReader> {
  const byClient = standingsOf(db);
  if (providerOf(url) !== "sqlite") return byClient;
  const { default: Database } = await import("better-sqlite3");
  // Not opened read-only: whoever comes first to a file in WAL mode has to make its index.
  const database = new Database(sqliteFile(url), { fileMustExist: true, timeout: 0 });
  const statement = database.prepare<[string, string, string], Standing>(
    `SELECT "state", "level", "locale", (
       SELECT own."level" FROM "ChannelLevel" own JOIN "Channel" place ON place."id" = own."channelId"
       WHERE own."userId" = "User"."id" AND place."networkId" = ? AND place."folded" = ?
     ) AS "channelLevel" FROM "User" WHERE "id" = ?`,
  );
  return {
    read(userId, networkId, folded) {
      try {
        return statement.get(networkId, folded ?? "", userId) ?? null;
      } catch {
        // Locked for a moment, as when the file is recovered; the client waits.
        return byClient.read(userId, networkId, folded);
      }
    },
    close: () => void database.close(),
  };
}

/** Reads through the client, on either engine. */
export function standingsOf(db: Db): StandingReader {
  return {
    async read(userId, networkId, folded) {
      const user = await db.user.findUnique({
        where: { id: userId },
        select: {
          level: true,
          state: true,
          locale: true,
          channelLevels: {
            where: { channel: { networkId, folded: folded ?? "" } },
            select: { level: true },
          },
        },
      });
      if (!user) return null;
      const { channelLevels, ...standing } = user;
      return { ...standing, channelLevel: channelLevels[0]?.level ?? null };
    },
    close: () => {},
  };
}
