import { changes, recordOwnDoing } from "#core/audit/audit";
import { type Db, inTransaction, isDuplicate } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { completeMask } from "#core/irc/mask";
import { newId } from "#core/secrets";
import { reasons } from "#core/words/en/console/reasons";
import type { Locale } from "#core/words/locales";
import type { Claim, Profile } from "./profile-schema.ts";

const profileColumns = {
  displayName: true,
  about: true,
  timeZone: true,
  locale: true,
  languages: true,
  website: true,
  tokenDelivery: true,
  notifyByMail: true,
  digests: true,
  logOptOut: true,
  autoLogin: true,
} as const;

/** Whoever changes something about their own account. */
interface Owner {
  readonly id: string;
  readonly name: string;
  readonly ip: string;
}

/** A user's own profile as it is stored. Throws AppError not_found when the account is gone. */
export async function getProfile(db: Db, userId: string) {
  const profile = await db.user.findUnique({ where: { id: userId }, select: profileColumns });
  if (!profile) throw new AppError("not_found", { key: "users.gone" });
  return profile;
}

/** Saves a user's own profile; nothing is written when nothing differs. */
export async function saveProfile(db: Db, owner: Owner, next: Profile, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    // The write comes first and locks the row, so what is compared is what is replaced.
    await tx.user.updateMany({ where: { id: owner.id }, data: { id: owner.id } });
    const before = await tx.user.findUniqueOrThrow({
      where: { id: owner.id },
      select: profileColumns,
    });
    const changed = changes(before, next);
    if (!changed) return;
    await tx.user.update({ where: { id: owner.id }, data: next });
    await recordOwnDoing(tx, owner, { now, ip: owner.ip }, { action: "user.profile", ...changed });
    await insertEvents(tx, [
      { at: now, kind: "user.changed", userId: owner.id, text: reasons.changes.profile },
    ]);
  });
}

/** Keeps the language somebody chose for pages and mails. */
export async function saveLocale(db: Db, userId: string, locale: Locale): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { locale } });
}

const MOST_CLAIMS = 50;

/** What a user says to be on IRC, by network. It grants nothing; only a registration token proves. */
export function listClaims(db: Db, userId: string) {
  return db.identityClaim.findMany({
    where: { userId },
    orderBy: [{ network: { name: "asc" } }, { kind: "asc" }, { value: "asc" }],
    select: { id: true, kind: true, value: true, network: { select: { name: true } } },
  });
}

/** Adds one claim. Throws AppError: not_found for an unknown network, conflict when it is there or there are too many. */
export async function addClaim(db: Db, userId: string, claim: Claim): Promise<void> {
  const { networkId, kind } = claim;
  const [networks, claims] = await Promise.all([
    db.network.count({ where: { id: networkId } }),
    db.identityClaim.count({ where: { userId } }),
  ]);
  if (networks === 0) throw new AppError("not_found", { key: "networks.gone" });
  if (claims >= MOST_CLAIMS)
    throw new AppError("conflict", { key: "users.mostClaims", most: MOST_CLAIMS });
  const value = kind === "mask" ? completeMask(claim.value) : claim.value;
  try {
    await db.identityClaim.create({ data: { id: newId(), userId, networkId, kind, value } });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("conflict", { key: "users.claimThere" });
    throw error;
  }
}

/** Removes one claim of the user's own. */
export async function removeClaim(db: Db, userId: string, id: string): Promise<void> {
  const { count } = await db.identityClaim.deleteMany({ where: { id, userId } });
  if (count === 0) throw new AppError("not_found", { key: "users.claimGone" });
}
