import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";

const MOST_EVENTS = 20_000;

/** Everything kept about one user, for themselves to take along: no hashes, no secrets, nobody else's data. */
export async function exportUser(db: Db, userId: string) {
  const user = await db.user.findUnique({
    where: { id: userId },
    omit: { passwordHash: true, nameFolded: true, emailFolded: true },
    include: {
      secondFactor: { select: { createdAt: true, confirmedAt: true } },
      webSessions: { omit: { userId: true } },
      identities: { omit: { userId: true, folded: true } },
      claims: { omit: { userId: true } },
      tokenUses: { omit: { userId: true } },
      ircSessions: { omit: { userId: true, nickFolded: true } },
      channelLevels: {
        select: {
          level: true,
          channel: { select: { name: true, network: { select: { name: true } } } },
        },
      },
      logViews: { omit: { userId: true, nameFolded: true } },
      apiKeys: { omit: { userId: true, hash: true } },
    },
  });
  if (!user) throw new AppError("not_found", { key: "users.gone" });
  const [quotes, audit, events] = await Promise.all([
    db.quote.findMany({
      where: { addedById: userId },
      select: { channel: true, number: true, text: true, createdAt: true },
    }),
    db.audit.findMany({ where: { actorId: userId }, orderBy: { id: "asc" } }),
    db.event.findMany({
      where: { userId },
      orderBy: { id: "desc" },
      take: MOST_EVENTS,
      select: { at: true, kind: true, channel: true, nick: true, text: true },
    }),
  ]);
  return { user, quotes, audit, events };
}
