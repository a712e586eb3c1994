import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { readEnv } from "#core/env";
import { insertEvents, type NewEvent } from "#core/events/events";
import { enqueueMail } from "#core/mail/outbox";
import { hashToken, newId, newReference } from "#core/secrets";
import { siteSettings } from "#core/site/site";
import { siteFacts } from "#core/users/visit";

export interface Leak {
  readonly networkId: string;
  readonly networkName: string;
  /** Where it was seen: a channel, or null for a private line. */
  readonly channel: string | null;
  readonly nick: string;
  readonly userHost: string;
}

/**
 * Makes leaked secrets of ours worthless: IRC tokens, API keys and mail confirmations alike. Takes them in canonical form (see
 * `findTokens`). Gives the user ids of the owners to be warned; unknown or ended ones change nothing.
 */
export async function burnLeaked(
  db: Db,
  tokens: readonly string[],
  leak: Leak,
  now: Date,
): Promise<string[]> {
  const owners: string[] = [];
  for (const token of new Set(tokens)) {
    const hash = hashToken(token);
    const owner = await inTransaction(db, (tx) => burnOne(tx, hash, leak, now));
    if (owner) owners.push(owner);
  }
  return owners;
}

async function burnOne(tx: Tx, hash: string, leak: Leak, now: Date): Promise<string | null> {
  const { count } = await tx.token.updateMany({
    where: { hash, state: "live" },
    data: { state: "burnt", endedAt: now, liveKey: null },
  });
  if (count === 1) {
    const { id, userId } = await tx.token.findUniqueOrThrow({ where: { hash } });
    await note(tx, userId, id, leak, now);
    return userId;
  }
  const key = await tx.apiKey.updateMany({
    where: { hash, revokedAt: null },
    data: { revokedAt: now },
  });
  if (key.count === 1) {
    const { id, userId } = await tx.apiKey.findUniqueOrThrow({ where: { hash } });
    await note(tx, userId, id, leak, now);
    return userId;
  }
  const mail = await tx.confirmation.updateMany({
    where: { tokenHash: hash, usedAt: null },
    data: { usedAt: now, liveKey: null },
  });
  if (mail.count !== 1) return null;
  const { id, userId } = await tx.confirmation.findUniqueOrThrow({ where: { tokenHash: hash } });
  if (userId) await note(tx, userId, id, leak, now);
  return userId;
}

async function note(tx: Tx, userId: string, id: string, leak: Leak, now: Date): Promise<void> {
  const { networkId, networkName, channel, nick, userHost } = leak;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await tx.tokenUse.create({
    data: {
      id: newId(),
      userId,
      networkId,
      at: now,
      action: "leak",
      hostmask: `${nick}!${userHost}`,
      result: "burnt",
      reference: newReference(),
    },
  });
  await recordAudit(tx, {
    at: now,
    actor: { name: `${nick}!${userHost}` },
    via: "irc",
    action: "token.burn",
    target: { type: "user", id: userId, name: user.name },
    after: { network: networkName, cause: "leak", ...(channel === null ? {} : { channel }) },
  });
  if (user.notifyByMail) await mailOwner(tx, user, leak, now);
  const event: NewEvent = {
    at: now,
    kind: "token.burnt",
    networkId,
    channel: channel ?? undefined,
    nick,
    userHost,
    userId,
    target: id,
    severity: "warn",
    text: "a token was seen in the open and cancelled",
  };
  await insertEvents(tx, [event]);
}

async function mailOwner(
  tx: Tx,
  user: { readonly id: string; readonly name: string; readonly email: string },
  { networkName, channel }: Leak,
  now: Date,
): Promise<void> {
  const site = await siteSettings(tx, readEnv());
  const params = {
    ...siteFacts({ site }),
    userName: user.name,
    networkName,
    place: channel ?? "",
  };
  const mail = { template: "token-leaked", to: user.email, userId: user.id, params } as const;
  await enqueueMail(tx, mail, now);
}
