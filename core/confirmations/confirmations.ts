/**
 * One-time proofs sent by mail. A proof is a link, for some purposes also six digits; both are stored as hashes, both work
 * once, and asking again ends the earlier one. Looking at a link changes nothing: only the POST behind its button does.
 */
import { createHmac } from "node:crypto";
import type { Db, Prisma, Tx } from "#core/db/client";
import { deriveKey } from "#core/env";
import {
  hashToken,
  newCode,
  newId,
  newToken,
  readToken,
  sameSecret,
  type TokenKind,
} from "#core/secrets";
import { after, DAY, MINUTE } from "#core/time";

export type Purpose = "verify" | "mail-change" | "reset" | "invite";

interface PurposeRules {
  readonly token: TokenKind;
  readonly lifetimeMs: number;
  readonly hasCode: boolean;
}

export const PURPOSES: Readonly<Record<Purpose, PurposeRules>> = {
  verify: { token: "verify", lifetimeMs: 60 * MINUTE, hasCode: true },
  "mail-change": { token: "verify", lifetimeMs: 60 * MINUTE, hasCode: true },
  reset: { token: "reset", lifetimeMs: 30 * MINUTE, hasCode: false },
  invite: { token: "invite", lifetimeMs: 7 * DAY, hasCode: false },
};

/** After so many wrong codes only a new mail helps. */
export const CODE_TRIES = 5;

export interface NewConfirmation {
  readonly purpose: Purpose;
  /** Whose proof it is; absent for an invite. */
  readonly userId?: string | undefined;
  /** The folded address it is about; empty for an invite that anybody may use. */
  readonly emailFolded: string;
  /** What has to be remembered until it is used: the new address as typed, the nick of an invite. */
  readonly note?: string | undefined;
  readonly ip: string;
  readonly lifetimeMs?: number | undefined;
}

export interface Issued {
  readonly id: string;
  readonly token: string;
  readonly code: string | null;
  readonly expiresAt: Date;
}

/** Makes a proof and ends the earlier one for the same purpose, person and address. Both secrets are shown to nobody but the mail. */
export async function issueConfirmation(
  tx: Tx,
  wanted: NewConfirmation,
  now: Date,
): Promise<Issued> {
  const rules = PURPOSES[wanted.purpose];
  const id = newId();
  const liveKey = liveKeyOf(wanted, id);
  // Writing to the owner first makes two requests at once wait for each other, so that the later one replaces the earlier.
  if (wanted.userId !== undefined)
    await tx.user.updateMany({ where: { id: wanted.userId }, data: { id: wanted.userId } });
  await tx.confirmation.updateMany({ where: { liveKey }, data: { liveKey: null } });
  const token = newToken(rules.token);
  const code = rules.hasCode ? newCode() : null;
  const expiresAt = after(now, wanted.lifetimeMs ?? rules.lifetimeMs);
  await tx.confirmation.create({
    data: {
      id,
      purpose: wanted.purpose,
      userId: wanted.userId ?? null,
      emailFolded: wanted.emailFolded,
      tokenHash: hashToken(token),
      codeHash: code === null ? null : codeHash(id, code),
      liveKey,
      note: wanted.note ?? "",
      createdAt: now,
      createdIp: wanted.ip,
      expiresAt,
    },
  });
  return { id, token, code, expiresAt };
}

function liveKeyOf({ purpose, userId, emailFolded }: NewConfirmation, id: string): string {
  // A person changing their mind about a new address has one live proof, not one per address.
  if (userId !== undefined) return `${purpose}:${userId}`;
  return emailFolded === "" ? `${purpose}:${id}` : `${purpose}:${emailFolded}`;
}

/** Six digits are few, so their hash is keyed: a stolen database does not give them away. */
function codeHash(id: string, code: string): string {
  return createHmac("sha256", deriveKey("confirmation-code")).update(`${id} ${code}`).digest("hex");
}

export type Confirmation = Prisma.ConfirmationGetPayload<{
  include: { user: { select: { id: true; name: true; email: true; state: true } } };
}>;

const withUser = {
  user: { select: { id: true, name: true, email: true, state: true } },
} as const;

/** Where a proof stands: it can be used, or why it cannot. */
export type Standing = "live" | "expired" | "used" | "replaced";

/** Looks a link's token up without changing anything; null when there is no such proof. */
export async function findConfirmation(
  db: Db | Tx,
  typed: string,
  purposes: readonly Purpose[],
  now: Date,
): Promise<{ standing: Standing; row: Confirmation } | null> {
  const tokenHash = hashOf(typed, purposes);
  if (tokenHash === null) return null;
  const row = await db.confirmation.findUnique({ where: { tokenHash }, include: withUser });
  if (!row || !purposes.some((purpose) => purpose === row.purpose)) return null;
  return { standing: standingOf(row, now), row };
}

function hashOf(typed: string, purposes: readonly Purpose[]): string | null {
  const read = readToken(typed);
  if (!read || !purposes.some((purpose) => PURPOSES[purpose].token === read.kind)) return null;
  return hashToken(read.token);
}

function standingOf(row: Confirmation, now: Date): Standing {
  if (row.usedAt !== null) return "used";
  if (row.expiresAt <= now) return "expired";
  return row.liveKey === null ? "replaced" : "live";
}

/** Uses a proof up by its link. Null when it was not live any more: of two at the same moment one gets null. */
export async function consumeToken(
  tx: Tx,
  typed: string,
  purposes: readonly Purpose[],
  now: Date,
): Promise<Confirmation | null> {
  const tokenHash = hashOf(typed, purposes);
  if (tokenHash === null) return null;
  const { count } = await tx.confirmation.updateMany({
    where: { tokenHash, ...usable(purposes, now) },
    data: { usedAt: now, liveKey: null },
  });
  if (count !== 1) return null;
  return tx.confirmation.findUnique({ where: { tokenHash }, include: withUser });
}

/** Uses a proof up by its id, after {@link tryCode} found its code right. */
export async function consumeById(
  tx: Tx,
  id: string,
  purposes: readonly Purpose[],
  now: Date,
): Promise<Confirmation | null> {
  const { count } = await tx.confirmation.updateMany({
    where: { id, ...usable(purposes, now) },
    data: { usedAt: now, liveKey: null },
  });
  if (count !== 1) return null;
  return tx.confirmation.findUnique({ where: { id }, include: withUser });
}

const usable = (purposes: readonly Purpose[], now: Date) => ({
  purpose: { in: [...purposes] },
  usedAt: null,
  liveKey: { not: null },
  expiresAt: { gt: now },
});

export type CodeAnswer =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly cause: "wrong" | "spent" | "none"; readonly triesLeft: number };

/**
 * Compares six digits with a person's live proof. The try is counted before the comparison and in one statement, so
 * guessing in parallel gains nothing. Right digits still have to be used up by {@link consumeById}.
 */
export async function tryCode(
  db: Db,
  owner: { readonly userId: string; readonly purpose: "verify" | "mail-change" },
  code: string,
  now: Date,
): Promise<CodeAnswer> {
  const liveKey = `${owner.purpose}:${owner.userId}`;
  const { count } = await db.confirmation.updateMany({
    where: { liveKey, expiresAt: { gt: now }, codeTries: { lt: CODE_TRIES } },
    data: { codeTries: { increment: 1 } },
  });
  const row = await db.confirmation.findUnique({ where: { liveKey } });
  if (!row?.codeHash || row.expiresAt <= now) return { ok: false, cause: "none", triesLeft: 0 };
  if (count !== 1) return { ok: false, cause: "spent", triesLeft: 0 };
  if (sameSecret(row.codeHash, codeHash(row.id, code))) return { ok: true, id: row.id };
  const triesLeft = Math.max(0, CODE_TRIES - row.codeTries);
  return { ok: false, cause: triesLeft > 0 ? "wrong" : "spent", triesLeft };
}

/** The live proof of a person, for a page that says until when the mail is good. */
export async function liveConfirmation(
  db: Db,
  userId: string,
  purpose: "verify" | "mail-change",
  now: Date,
): Promise<{ createdAt: Date; expiresAt: Date; note: string; triesLeft: number } | null> {
  const row = await db.confirmation.findUnique({ where: { liveKey: `${purpose}:${userId}` } });
  if (!row || row.expiresAt <= now) return null;
  const { createdAt, expiresAt, note } = row;
  return { createdAt, expiresAt, note, triesLeft: Math.max(0, CODE_TRIES - row.codeTries) };
}
