import type { Db } from "#core/db/client";

/** What somebody sees first about their own account: who they are here, where they are logged in on IRC. */
export async function accountOverview(db: Db, userId: string) {
  const [user, identities, ircSessions, channelLevels] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { createdAt: true, lastSignInAt: true, lastIrcAt: true, about: true, timeZone: true },
    }),
    db.identity.findMany({
      where: { userId },
      orderBy: { provenAt: "asc" },
      select: { id: true, kind: true, value: true, network: { select: { name: true } } },
    }),
    db.ircSession.findMany({
      where: { userId, endedAt: null },
      orderBy: { startedAt: "desc" },
      select: {
        id: true,
        nick: true,
        userHost: true,
        startedAt: true,
        network: { select: { name: true } },
      },
    }),
    db.channelLevel.findMany({
      where: { userId },
      orderBy: { channel: { folded: "asc" } },
      select: {
        level: true,
        channel: { select: { name: true, network: { select: { name: true } } } },
      },
    }),
  ]);
  return { user, identities, ircSessions, channelLevels };
}
