/**
 * The moment a token is presented: identity, level, IRC session and successor are part of one transaction, so nobody ever sees half of
 * it. Called by the bot.
 */
import { type Db, inTransaction, isDuplicate, type Tx } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { fold } from "#core/irc/casemapping";
import { hashToken, newId, readToken } from "#core/secrets";
import { findByLogin } from "#core/users/users";
import type { IrcTokenKind } from "./mint.ts";
import { type Presenter, presenterEvent } from "./presenter.ts";
import { type Refused, refuse } from "./refuse.ts";
import { Refusal, type Spent, spendToken, type Terms } from "./spend.ts";

export interface Accepted extends Omit<Spent, "events"> {
  readonly ok: true;
  readonly sessionId: string;
}

export type AcceptedForAccount = Omit<Accepted, "sessionId">;

/** Accepts or refuses a token. Never throws for what a sender did; only for a database that is away. */
export function redeemToken(
  db: Db,
  kind: IrcTokenKind,
  typed: string,
  presenter: Presenter,
  now: Date,
): Promise<Accepted | Refused> {
  return present(db, typed, { kind, presenter, now }, accept);
}

/** As {@link redeemToken} for a login token that stands for the password of an account: it must be that user's, and opens no IRC session. */
export async function redeemForAccount(
  db: Db,
  login: string,
  typed: string,
  presenter: Presenter,
  now: Date,
): Promise<AcceptedForAccount | Refused> {
  const user = await findByLogin(db, login);
  // No user has an empty id.
  const terms: Terms = { kind: "login", presenter, now, ownerId: user?.id ?? "" };
  return present(db, typed, terms, async (tx, hash) => {
    const { events, ...spent } = await spendToken(tx, hash, terms);
    await insertEvents(tx, [...events]);
    return { ok: true, ...spent };
  });
}

async function present<Result>(
  db: Db,
  typed: string,
  terms: Terms,
  take: (tx: Tx, hash: string, terms: Terms) => Promise<Result>,
): Promise<Result | Refused> {
  const { kind, presenter, now } = terms;
  const read = readToken(typed);
  if (!read) return refuse(db, null, kind, presenter, "unknown", now);
  const hash = hashToken(read.token);
  try {
    return await inTransaction(db, (tx) => take(tx, hash, terms));
  } catch (error) {
    if (error instanceof Refusal) return refuse(db, hash, kind, presenter, error.why, now);
    // Somebody else registered this very nick in the same instant.
    if (isDuplicate(error)) return refuse(db, hash, kind, presenter, "nick-taken", now);
    throw error;
  }
}

async function accept(tx: Tx, hash: string, terms: Terms): Promise<Accepted> {
  const { kind, presenter, now } = terms;
  const { events, ...spent } = await spendToken(tx, hash, terms);
  const { userId } = spent;
  if (kind === "register") await linkIdentities(tx, userId, presenter, now);
  const sessionId = await openSession(tx, userId, presenter, kind, now);
  const started = presenterEvent(presenter, now, {
    kind: "session.start",
    userId,
    target: sessionId,
    data: { method: kind },
  });
  await insertEvents(tx, [...events, started]);
  return { ok: true, ...spent, sessionId };
}

/** Proves nick, hostmask and services account for the user; refuses when one of them is somebody else's. */
async function linkIdentities(
  tx: Tx,
  userId: string,
  presenter: Presenter,
  now: Date,
): Promise<void> {
  for (const { key, value } of factsOf(presenter)) {
    const row = await tx.identity.upsert({
      where: { networkId_kind_folded: key },
      create: { id: newId(), userId, ...key, value, provenAt: now, lastUseAt: now },
      update: { lastUseAt: now },
      select: { userId: true },
    });
    if (row.userId !== userId) throw new Refusal("nick-taken");
  }
}

/** What the network shows of the presenter, as identities are kept. */
function factsOf({ networkId, casemapping, nick, userHost, account }: Presenter) {
  const facts = [
    { kind: "nick", value: nick },
    { kind: "hostmask", value: `${nick}!${userHost}` },
    ...(account ? [{ kind: "account", value: account }] : []),
  ];
  return facts.map(({ kind, value }) => ({
    key: { networkId, kind, folded: fold(value, casemapping) },
    value,
  }));
}

/** Opens a session for the presenter, whose linked identities were used with it; whoever was logged in under that nick no longer is. */
export async function openSession(
  tx: Tx,
  userId: string,
  presenter: Presenter,
  method: IrcTokenKind | "account",
  now: Date,
): Promise<string> {
  const { networkId, casemapping, epoch, nick, userHost, account, signonAt } = presenter;
  const used = factsOf(presenter).map(({ key }) => key);
  await tx.identity.updateMany({ where: { userId, OR: used }, data: { lastUseAt: now } });
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
