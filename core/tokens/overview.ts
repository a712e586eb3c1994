import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { readEnv } from "#core/env";
import { siteSettings } from "#core/site/site";
import { processLight } from "#core/status/lights";
import { ircAddress, lobbyPlace } from "./irc-address.ts";
import type { IrcTokenKind, TokenOwner } from "./mint.ts";

/** One network on the token page: what the bot is doing there and what the user is there. */
export interface TokenNetwork {
  readonly id: string;
  readonly name: string;
  readonly botNick: string;
  /** The bot runs at all. */
  readonly running: boolean;
  /** The bot is on the network and would get a private message now. */
  readonly online: boolean;
  /** For IRC clients: `ircs://host:port/`; null when it is not known. */
  readonly ircAddress: string | null;
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
export async function tokenNetworks(db: Db, userId: string, now: Date): Promise<TokenNetwork[]> {
  const process = await db.botProcess.findFirst({ orderBy: { heartbeatAt: "desc" } });
  const running = processLight(process, now).state === "ok";
  const env = readEnv();
  const { url } = await siteSettings(db, env);
  const lobby = lobbyPlace({ host: env.lobbyHost, port: env.lobbyPort }, url);
  const rows = await db.network.findMany({
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      name: true,
      kind: true,
      nick: true,
      currentNick: true,
      status: true,
      statusDetail: true,
      servers: {
        orderBy: { position: "asc" },
        take: 1,
        select: { host: true, port: true, tls: true },
      },
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
  return rows.map(({ nick, currentNick, status, servers, identities, ircSessions, ...row }) => ({
    id: row.id,
    name: row.name,
    statusDetail: row.statusDetail,
    botNick: currentNick || nick,
    running,
    online: running && status === "connected",
    ircAddress: addressOf(row.kind === "lobby" ? lobby : servers[0]),
    kind: identities.length > 0 ? "login" : "register",
    identities,
    sessions: ircSessions,
  }));
}

const addressOf = (place: Parameters<typeof ircAddress>[0] | null | undefined) =>
  place ? ircAddress(place) : null;

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
