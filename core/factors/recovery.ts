/** Recovery codes: for whoever has lost the authenticator app. Each works once. */
import { createHmac } from "node:crypto";
import type { Tx } from "#core/db/client";
import { deriveKey } from "#core/env";
import { newId } from "#core/secrets";

const CODES = 10;
/** Symbols of Crockford's base32: 60 bits, more than anybody guesses through the sign-in page. */
const SYMBOLS = 12;

/** Brings a code as typed into its one form, or null when it is none: blanks, dashes and capitals do not matter, nor o for 0. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  return plain.length === SYMBOLS && /^[0-9a-hjkmnp-tv-z]+$/.test(plain) ? plain : null;
}

/** Keyed, so that whoever has only the database cannot try them all out. Takes what {@link readRecoveryCode} gives. */
export function hashRecoveryCode(userId: string, code: string): string {
  return createHmac("sha256", deriveKey("recovery-code")).update(`${userId} ${code}`).digest("hex");
}

/** Gives a user ten new codes in place of all earlier ones. As `xxxx-xxxx-xxxx`; this is the only time they can be read. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => newId().slice(0, SYMBOLS));
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), userId, hash: hashRecoveryCode(userId, code) })),
  });
  return codes.map((code) => code.replace(/.{4}(?=.)/g, "$&-"));
}
