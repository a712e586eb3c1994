import type { Db } from "#core/db/client";
import { type Level, levelValue } from "#core/levels";
import { newId } from "#core/secrets";
import type { Client } from "./stream-server.ts";

/** Somebody of that level who is signed in. */
export async function addSession(db: Db, level: Level) {
  const [userId, sessionId] = [newId(), newId()];
  const now = new Date();
  await db.user.create({
    data: {
      id: userId,
      name: userId,
      nameFolded: userId,
      email: userId,
      emailFolded: userId,
      passwordHash: "none",
      level: levelValue(level),
      createdAt: now,
    },
  });
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db.webSession.create({
    data: { id: sessionId, userId, createdAt: now, lastUsedAt: now, expiresAt },
  });
  return { userId, sessionId };
}

/** Resolves when a stream has caught up. */
export const ready = (client: Client) => client.until((it) => it.named("ready").length > 0);

/** Resolves when that many rows of a topic have come. */
export const has = (client: Client, count: number, topic = "log") =>
  client.until((it) => it.named(topic).length >= count);
