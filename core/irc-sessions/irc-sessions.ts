/** Rows of people being logged in on IRC. The bot's memory (bot/sessions) decides; these rows are what pages show. */
import { type Db, inTransaction } from "#core/db/client";
import { insertEvents } from "#core/events/events";

/** Ends sessions by id; those that had ended already stay as they are. */
export async function endSessions(
  db: Db,
  ids: readonly string[],
  reason: string,
  now: Date,
): Promise<void> {
  for (const id of ids)
    await inTransaction(db, async (tx) => {
      const { count } = await tx.ircSession.updateMany({
        where: { id, endedAt: null },
        data: { endedAt: now, endReason: reason },
      });
      if (count !== 1) return;
      const { userId, networkId, nick, userHost } = await tx.ircSession.findUniqueOrThrow({
        where: { id },
      });
      await insertEvents(tx, [
        {
          at: now,
          kind: "session.end",
          networkId,
          nick,
          userHost,
          userId,
          target: id,
          text: reason,
        },
      ]);
    });
}

/** No session outlives the connection that proved it: ends all that are open on a network, or everywhere. */
export async function endAllSessions(
  db: Db,
  networkId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const open = await db.ircSession.findMany({
    where: { endedAt: null, networkId },
    select: { id: true },
  });
  await endSessions(
    db,
    open.map(({ id }) => id),
    reason,
    now,
  );
}
