import type { Db } from "#core/db/client";
import { EVERYWHERE, type OwnLooks } from "./ignores.ts";

/** How somebody who is logged in on IRC is seen on a network, or anywhere; empty for whoever is not. */
export async function looksOf(db: Db, userId: string, networkId: string): Promise<OwnLooks[]> {
  const rows = await db.ircSession.findMany({
    where: { userId, endedAt: null, ...(networkId === EVERYWHERE ? {} : { networkId }) },
    select: { nick: true, userHost: true, account: true },
  });
  return rows.map(({ nick, userHost, account }) => ({ hostmask: `${nick}!${userHost}`, account }));
}
