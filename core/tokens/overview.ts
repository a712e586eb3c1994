import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import type { IrcTokenKind, TokenOwner } from "./mint.ts";

/** One network on the token page: what the bot is doing there and what the user is there. */
export interface TokenNetwork {
  readonly id: string;
  readonly name: string;
  readonly botNick: string;
  /** The bot is on the network and can be talked to. */
  readonly online: boolean;
  readonly statusDetail: string;
  readonly kind: IrcTokenKind;
  readonly identities: readonly {
    readonly id: string;
    readonly kind: string;
    readonly value: string;
    readonly provenAt: Date;
    readonly lastUseAt: Date;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly nick: string;
    readonly userHost: string;
    readonly startedAt: Date;
  }[];
}

/** Every network with the user's links and open IRC sessions there, oldest network first. */
export async function tokenNetworks(db: Db, userId: string): Promise<TokenNetwork[]> {
  const rows = await db.network.findMany({
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      nick: true,
      currentNick: true,
      status: true,
      statusDetail: true,
      identities: {
        where: { userId },
        orderBy: { provenAt: "asc" },
        select: { id: true, kind: true, value: true, provenAt: true, lastUseAt: true },
      },
      ircSessions: {
        where: { userId, endedAt: null },
        orderBy: { startedAt: "desc" },
        select: { id: true, nick: true, userHost: true, startedAt: true },
      },
    },
  });
  return rows.map(({ nick, currentNick, status, identities, ircSessions, ...row }) => ({
    id: row.id,
    name: row.name,
    statusDetail: row.statusDetail,
    botNick: currentNick || nick,
    online: status === "connected",
    kind: identities.length > 0 ? "login" : "register",
    identities,
    sessions: ircSessions,
  }));
}

export interface TokenAttempt {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly hostmask: string;
  readonly result: string;
  readonly reference: string;
  readonly network: string;
}

/** The latest attempts with the user's tokens, causes included; newest first. */
export async function tokenHistory(db: Db, userId: string, limit = 20): Promise<TokenAttempt[]> {
  const uses = await db.tokenUse.findMany({
    where: { userId },
    orderBy: { at: "desc" },
    take: limit,
  });
  const networks = await db.network.findMany({ select: { id: true, name: true } });
  const names = new Map(networks.map(({ id, name }) => [id, name]));
  return uses.map(({ networkId, id, at, action, hostmask, result, reference }) => ({
    id,
    at,
    action,
    hostmask,
    result,
    reference,
    network: names.get(networkId) ?? networkId,
  }));
}

/** Takes a proven link back; its owner must register again there. False when it is not the user's. */
export function unlinkIdentity(
  db: Db,
  { id: userId, name, ip }: TokenOwner,
  id: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // The first statement writes, so that of two clicks the second sees that the link is gone.
    await tx.identity.updateMany({ where: { id, userId }, data: { lastUseAt: now } });
    const identity = await tx.identity.findUnique({
      where: { id, userId },
      select: { kind: true, value: true, network: { select: { id: true, name: true } } },
    });
    if (!identity) return false;
    const { network, ...before } = identity;
    await tx.identity.delete({ where: { id } });
    await recordAudit(tx, {
      at: now,
      actor: { id: userId, name },
      via: "web",
      action: "identity.unlink",
      target: { type: "network", ...network },
      before,
      ip,
    });
    return true;
  });
}
