/**
 * The moment a token is presented. One conditional update decides who wins; identity, level, IRC session and successor are
 * part of the same transaction, so nobody ever sees half of it. Called by bot/sessions.
 */
import { type Db, inTransaction, isDuplicate, type Tx } from "#core/db/client";
import { readEnv } from "#core/env";
import { insertEvents } from "#core/events/events";
import { fold } from "#core/irc/casemapping";
import { enqueueMail } from "#core/mail/outbox";
import { hashToken, newId, newReference, readToken } from "#core/secrets";
import { getSetting } from "#core/settings/settings";
import { siteSettings } from "#core/site/site";
import { DAY } from "#core/time";
import { type IrcTokenKind, type Minted, mintIn } from "./mint.ts";
import { type Presenter, presenterEvent } from "./presenter.ts";
import { type RefusalCause, type Refused, refuse } from "./refuse.ts";

export interface Accepted {
  readonly ok: true;
  readonly sessionId: string;
  readonly userId: string;
  readonly userName: string;
  /** The next login token when the profile wants it by PM. */
  readonly successor: string | null;
  readonly delivery: "page" | "pm" | "mail";
}
class Refusal extends Error {
  readonly why: RefusalCause;
  constructor(why: RefusalCause) {
    super(why);
    this.why = why;
  }
}

/** Accepts or refuses a token. Never throws for what a sender did; only for a database that is away. */
export async function redeemToken(
  db: Db,
  kind: IrcTokenKind,
  typed: string,
  presenter: Presenter,
  now: Date,
): Promise<Accepted | Refused> {
  const read = readToken(typed);
  if (!read) return refuse(db, null, kind, presenter, "unknown", now);
  const hash = hashToken(read.token);
  try {
    return await inTransaction(db, (tx) => accept(tx, hash, kind, presenter, now));
  } catch (error) {
    if (error instanceof Refusal) return refuse(db, hash, kind, presenter, error.why, now);
    // Somebody else registered this very nick in the same instant.
    if (isDuplicate(error)) return refuse(db, hash, kind, presenter, "nick-taken", now);
    throw error;
  }
}

async function accept(
  tx: Tx,
  hash: string,
  kind: IrcTokenKind,
  presenter: Presenter,
  now: Date,
): Promise<Accepted> {
  const { count } = await tx.token.updateMany({
    where: {
      hash,
      kind,
      networkId: presenter.networkId,
      state: "live",
      expiresAt: { gt: now },
      user: { state: "active", emailVerifiedAt: { not: null } },
    },
    data: { state: "used", endedAt: now, liveKey: null },
  });
  if (count !== 1) throw new Refusal("unknown");
  const { id, user } = await tx.token.findUniqueOrThrow({
    where: { hash },
    select: {
      id: true,
      user: { select: { id: true, name: true, tokenDelivery: true, email: true } },
    },
  });
  if (kind === "register") await linkIdentities(tx, user.id, presenter, now);
  await tx.user.updateMany({ where: { id: user.id, level: 0 }, data: { level: 1 } });
  await tx.user.update({ where: { id: user.id }, data: { lastIrcAt: now } });
  const sessionId = await openSession(tx, user.id, presenter, kind, now);

  const delivery =
    user.tokenDelivery === "pm" || user.tokenDelivery === "mail" ? user.tokenDelivery : "page";
  const next =
    delivery === "page"
      ? null
      : await mintIn(tx, {
          userId: user.id,
          networkId: presenter.networkId,
          kind: "login",
          origin: "rotation",
          lifetimeMs: (await getSetting(tx, "tokens")).rotationDays * DAY,
          now,
        });
  if (next && delivery === "mail") await mailSuccessor(tx, user, presenter, next.minted, now);

  const hostmask = `${presenter.nick}!${presenter.userHost}`;
  await tx.tokenUse.create({
    data: {
      id: newId(),
      userId: user.id,
      networkId: presenter.networkId,
      at: now,
      action: kind,
      hostmask,
      result: "ok",
      reference: newReference(),
    },
  });
  await insertEvents(tx, [
    ...(next?.events ?? []),
    presenterEvent(presenter, now, {
      kind: "token.used",
      userId: user.id,
      target: id,
      data: { action: kind, hostmask, account: presenter.account, delivery },
    }),
    presenterEvent(presenter, now, {
      kind: "session.start",
      userId: user.id,
      target: sessionId,
      data: { method: kind },
    }),
  ]);
  return {
    ok: true,
    sessionId,
    userId: user.id,
    userName: user.name,
    successor: delivery === "pm" ? (next?.minted.token ?? null) : null,
    delivery,
  };
}

async function mailSuccessor(
  tx: Tx,
  user: { id: string; name: string; email: string },
  { botNick, networkName }: Presenter,
  { token, expiresAt }: Minted,
  now: Date,
): Promise<void> {
  const site = await siteSettings(tx, readEnv());
  const params = {
    siteName: site.name,
    siteUrl: site.url,
    userName: user.name,
    networkName,
    command: `/msg ${botNick} login ${token}`,
    until: expiresAt.toISOString(),
  };
  await enqueueMail(tx, { template: "token", to: user.email, userId: user.id, params }, now);
}

/** Proves nick, hostmask and services account for the user; refuses when one of them is somebody else's. */
async function linkIdentities(
  tx: Tx,
  userId: string,
  { networkId, casemapping, nick, userHost, account }: Presenter,
  now: Date,
): Promise<void> {
  const facts = [
    { kind: "nick", value: nick },
    { kind: "hostmask", value: `${nick}!${userHost}` },
    ...(account ? [{ kind: "account", value: account }] : []),
  ];
  for (const { kind, value } of facts) {
    const key = { networkId, kind, folded: fold(value, casemapping) };
    const row = await tx.identity.upsert({
      where: { networkId_kind_folded: key },
      create: { id: newId(), userId, ...key, value, provenAt: now, lastUseAt: now },
      update: { lastUseAt: now },
      select: { userId: true },
    });
    if (row.userId !== userId) throw new Refusal("nick-taken");
  }
}

/** Opens a session for the presenter; whoever was logged in under that nick no longer is. */
export async function openSession(
  tx: Tx,
  userId: string,
  { networkId, casemapping, epoch, nick, userHost, account, signonAt }: Presenter,
  method: IrcTokenKind | "account",
  now: Date,
): Promise<string> {
  const nickFolded = fold(nick, casemapping);
  await tx.ircSession.updateMany({
    where: { networkId, nickFolded, endedAt: null },
    data: { endedAt: now, endReason: "logged in again" },
  });
  const id = newId();
  await tx.ircSession.create({
    data: {
      id,
      userId,
      networkId,
      epoch,
      nick,
      nickFolded,
      userHost,
      account,
      signonAt,
      method,
      startedAt: now,
      lastUseAt: now,
    },
  });
  return id;
}
