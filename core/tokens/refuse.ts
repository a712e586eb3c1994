import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { hashToken, newId, newReference, readToken } from "#core/secrets";
import type { IrcTokenKind } from "./mint.ts";
import { type Presenter, presenterEvent } from "./presenter.ts";

/** Why not; shown to the token's owner on the card, never to the sender. */
export type RefusalCause =
  | "unknown"
  | "expired"
  | "used"
  | "replaced"
  | "revoked"
  | "burnt"
  | "wrong-kind"
  | "wrong-network"
  | "nick-taken"
  | "inactive"
  | "limited";

export interface Refused {
  readonly ok: false;
  readonly cause: RefusalCause;
  /** What the sender is told, so that owner and staff can find the attempt. */
  readonly reference: string;
}

/** Notes a refused attempt for the owner, if the token is anybody's; burns one that came from the wrong network. */
export async function refuse(
  db: Db,
  hash: string | null,
  kind: IrcTokenKind,
  presenter: Presenter,
  why: RefusalCause,
  now: Date,
): Promise<Refused> {
  const reference = newReference();
  const token = hash ? await factsOf(db, hash) : null;
  const cause = token ? causeOf(token, kind, presenter, why, now) : "unknown";
  const attempt = { token, kind, presenter, cause, reference, now };
  await inTransaction(db, async (tx) => {
    if (token && cause === "wrong-network") await burn(tx, token, presenter, now);
    await note(tx, attempt);
  });
  return { ok: false, cause, reference };
}

/**
 * Notes for the owner of a token that an attempt with it was not even looked at, because there had been too many. What is no
 * token of anybody's leaves no trace.
 */
export async function noteDropped(
  db: Db,
  kind: IrcTokenKind,
  typed: string,
  presenter: Presenter,
  now: Date,
): Promise<void> {
  const read = readToken(typed);
  const token = read ? await factsOf(db, hashToken(read.token)) : null;
  if (!token) return;
  const reference = newReference();
  const attempt = { token, kind, presenter, cause: "limited" as const, reference, now };
  await inTransaction(db, (tx) => note(tx, attempt));
}

const facts = {
  ...{ id: true, kind: true, state: true, networkId: true, expiresAt: true, userId: true },
  user: { select: { state: true, name: true } },
} as const satisfies Prisma.TokenSelect;

type TokenFacts = Prisma.TokenGetPayload<{ select: typeof facts }>;

const factsOf = (db: Db, hash: string): Promise<TokenFacts | null> =>
  db.token.findUnique({ where: { hash }, select: facts });

interface RefusedAttempt {
  readonly token: TokenFacts | null;
  readonly kind: IrcTokenKind;
  readonly presenter: Presenter;
  readonly cause: RefusalCause;
  readonly reference: string;
  readonly now: Date;
}

async function burn(tx: Tx, token: TokenFacts, presenter: Presenter, now: Date): Promise<void> {
  const { count } = await tx.token.updateMany({
    where: { id: token.id, state: "live" },
    data: { state: "burnt", endedAt: now, liveKey: null },
  });
  if (count !== 1) return;
  const { nick, userHost, networkName } = presenter;
  await recordAudit(tx, {
    at: now,
    actor: { name: `${nick}!${userHost}` },
    via: "irc",
    action: "token.burn",
    target: { type: "user", id: token.userId, name: token.user.name },
    after: { network: networkName, cause: "wrong-network" },
  });
}

async function note(
  tx: Tx,
  { token, kind, presenter, cause, reference, now }: RefusedAttempt,
): Promise<void> {
  if (token)
    await tx.tokenUse.create({
      data: {
        id: newId(),
        userId: token.userId,
        networkId: presenter.networkId,
        at: now,
        action: kind,
        hostmask: `${presenter.nick}!${presenter.userHost}`,
        result: cause,
        reference,
      },
    });
  await insertEvents(tx, [
    presenterEvent(presenter, now, {
      kind: "token.refused",
      userId: token?.userId,
      target: token?.id,
      severity: "warn",
      text: `a ${kind} token was refused (${reference})`,
      data: { action: kind, cause, reference },
    }),
  ]);
}

function causeOf(
  token: TokenFacts,
  kind: IrcTokenKind,
  presenter: Presenter,
  why: RefusalCause,
  now: Date,
): RefusalCause {
  if (token.state !== "live") {
    const ended = ["used", "replaced", "revoked", "burnt"] as const;
    return ended.find((state) => state === token.state) ?? "expired";
  }
  if (why === "nick-taken") return why;
  if (token.networkId !== presenter.networkId) return "wrong-network";
  if (token.expiresAt <= now) return "expired";
  if (token.kind !== kind) return "wrong-kind";
  return token.user.state === "active" ? "unknown" : "inactive";
}
