/** Codes of an authenticator app: RFC 6238 with what every app can do, SHA-1, six digits, a new one every 30 seconds. */
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { deriveKey } from "#core/env";
import { AppError } from "#core/errors";
import { seal, unseal } from "#core/secrets";

const shape = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Clocks may differ by one step, and a code may be typed when the next has begun. */
const WINDOW = 1;

/** A new secret of 160 bits (RFC 4226, 4, R6), in base32 as apps take it. */
export function newTotpSecret(): string {
  // A buffer of its own: one cut from Node's pool would bring its neighbours along.
  return new Secret({ buffer: Uint8Array.from(randomBytes(20)).buffer }).base32;
}

/** The address that apps read from a QR code. They show the issuer and the account's name. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  const totp = new TOTP({ ...shape, issuer, label: account, secret: Secret.fromBase32(secret) });
  return totp.toString();
}

/** The time step that a code belongs to, if it is one of those that count at `now`; else null. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const asked = { ...shape, secret: Secret.fromBase32(secret), token: code, timestamp };
  const delta = TOTP.validate({ ...asked, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: shape.period, timestamp }) + delta;
}

let cached: Buffer | undefined;
function sealingKey(): Buffer {
  cached ??= deriveKey("second-factor");
  return cached;
}

const purposeOf = (userId: string) => `second factor ${userId}`;

/** Seals a secret for one user, so that it opens in nobody else's row. */
export function sealTotp(userId: string, secret: string): string {
  return seal(secret, sealingKey(), purposeOf(userId));
}

/** Opens what {@link sealTotp} made. Throws AppError unavailable when the master secret is another one by now. */
export function openTotp(userId: string, sealed: string): string {
  try {
    return unseal(sealed, sealingKey(), purposeOf(userId));
  } catch (cause) {
    throw new AppError("unavailable", { key: "factors.sealed" }, { cause });
  }
}
