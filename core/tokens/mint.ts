import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents, type NewEvent } from "#core/events/events";
import { hashToken, newId, newToken } from "#core/secrets";
import { after, MINUTE } from "#core/time";

export type IrcTokenKind = "register" | "login";

/** How long a token from the card lives, unless the setting says otherwise (2 to 60 minutes). */
export const CARD_MS = 10 * MINUTE;

export interface MintRequest {
  readonly userId: string;
  readonly networkId: string;
  readonly kind: IrcTokenKind;
  readonly origin: "card" | "rotation";
  readonly lifetimeMs: number;
  readonly ip?: string;
  readonly now: Date;
}

export interface Minted {
  readonly id: string;
  /** In clear; this is the only time anybody sees it. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Gives a fresh token; the one before it of the same user, kind and network is worthless from then on. */
export function mintToken(db: Db, request: MintRequest): Promise<Minted> {
  return inTransaction(db, async (tx) => {
    const { minted, events } = await mintIn(tx, request);
    await insertEvents(tx, events);
    return minted;
  });
}

/** As {@link mintToken} inside a transaction; the caller inserts the events last. */
export async function mintIn(
  tx: Tx,
  { userId, networkId, kind, origin, lifetimeMs, ip, now }: MintRequest,
): Promise<{ minted: Minted; events: NewEvent[] }> {
  const liveKey = `${userId} ${kind} ${networkId}`;
  // A card may be used from two tabs at once: this write makes them take turns.
  await tx.token.updateMany({
    where: { liveKey },
    data: { state: "replaced", endedAt: now, liveKey: null },
  });
  await assertMayHoldTokens(tx, userId);
  const id = newId();
  const token = newToken(kind);
  const expiresAt = after(now, lifetimeMs);
  await tx.token.create({
    data: {
      id,
      hash: hashToken(token),
      kind,
      userId,
      networkId,
      origin,
      liveKey,
      createdAt: now,
      createdIp: ip ?? "",
      expiresAt,
    },
  });
  const made: NewEvent = {
    at: now,
    kind: "token.made",
    networkId,
    userId,
    target: id,
    data: { purpose: kind, origin, expiresAt: expiresAt.toISOString() },
  };
  return { minted: { id, token, expiresAt }, events: [made] };
}

async function assertMayHoldTokens(tx: Tx, userId: string): Promise<void> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { state: true, emailVerifiedAt: true },
  });
  if (user?.state !== "active") throw new AppError("forbidden", { key: "users.inactive" });
  if (!user.emailVerifiedAt) throw new AppError("forbidden", { key: "tokens.proveFirst" });
}

/** Who manages their own tokens and links on the web. */
export interface TokenOwner {
  readonly id: string;
  readonly name: string;
  readonly ip?: string | undefined;
}

/** Ends a live token of the user; false when there is none of that id. */
export function revokeToken(
  db: Db,
  { id: userId, name, ip }: TokenOwner,
  id: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { count } = await tx.token.updateMany({
      where: { id, userId, state: "live" },
      data: { state: "revoked", endedAt: now, liveKey: null },
    });
    if (count !== 1) return false;
    const { kind, networkId } = await tx.token.findUniqueOrThrow({ where: { id } });
    const { name: network } = await tx.network.findUniqueOrThrow({ where: { id: networkId } });
    await recordAudit(tx, {
      at: now,
      actor: { id: userId, name },
      via: "web",
      action: "token.revoke",
      target: { type: "network", id: networkId, name: network },
      before: { kind },
      ip,
    });
    await insertEvents(tx, [
      { at: now, kind: "token.ended", userId, target: id, data: { state: "revoked" } },
    ]);
    return true;
  });
}

/** What the card shows of a token whose value is gone. */
export interface LiveToken {
  readonly id: string;
  readonly kind: IrcTokenKind;
  readonly networkId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The tokens of a user that could still be used, newest first. */
export async function listLiveTokens(db: Db, userId: string, now: Date): Promise<LiveToken[]> {
  const rows = await db.token.findMany({
    where: { userId, state: "live", expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    select: { id: true, kind: true, networkId: true, createdAt: true, expiresAt: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind === "register" ? "register" : "login" }));
}

/** Which kind a user needs on a network: the first time `register`, from then on `login`. */
export async function neededKind(db: Db, userId: string, networkId: string): Promise<IrcTokenKind> {
  const linked = await db.identity.count({ where: { userId, networkId } });
  return linked > 0 ? "login" : "register";
}
