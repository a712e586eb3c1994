import { type Db, inTransaction } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { newId, newReference } from "#core/secrets";
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
  | "inactive";

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
  const token = hash
    ? await db.token.findUnique({
        where: { hash },
        select: {
          id: true,
          kind: true,
          state: true,
          networkId: true,
          expiresAt: true,
          userId: true,
          user: { select: { state: true } },
        },
      })
    : null;
  const cause = token ? causeOf(token, kind, presenter, why, now) : "unknown";
  const hostmask = `${presenter.nick}!${presenter.userHost}`;
  await inTransaction(db, async (tx) => {
    if (token && cause === "wrong-network")
      await tx.token.updateMany({
        where: { id: token.id, state: "live" },
        data: { state: "burnt", endedAt: now, liveKey: null },
      });
    if (token)
      await tx.tokenUse.create({
        data: {
          id: newId(),
          userId: token.userId,
          networkId: presenter.networkId,
          at: now,
          action: kind,
          hostmask,
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
  });
  return { ok: false, cause, reference };
}

interface TokenFacts {
  readonly kind: string;
  readonly state: string;
  readonly networkId: string;
  readonly expiresAt: Date;
  readonly user: { readonly state: string };
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
