/** Passwords: argon2id at rest, checked by few at a time, the same effort whether or not the account exists. */
import { hash, verify } from "@node-rs/argon2";
import { Turns } from "#core/limits/turns";

/** argon2id is the library's default; these are its costs in KiB, passes and threads. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const PASSWORD_LENGTH = { least: 8, most: 128 } as const;

// Each hash takes 19 MiB: four at a time, fifty waiting, and the rest are told to come back.
const turns = new Turns(4, 50);

/** Verifying against it costs what a real one costs; nobody has its password. */
const DUMMY =
  "$argon2id$v=19$m=19456,t=2,p=1$c3Rld2FyZC1kdW1teS1zYWx0$KkIiqEhXsUIcmHW9Zd0m7tSBqMeWTeJ7OZyRU8tjJ1w";

/** One form for what people type on different keyboards (NIST SP 800-63B, section 5.1.1.2). */
const normal = (password: string) => password.normalize("NFKC");

function fits(password: string): boolean {
  // The cheap check first: nothing is normalised or counted in something huge.
  return (
    password.length <= 4 * PASSWORD_LENGTH.most && passwordLength(password) <= PASSWORD_LENGTH.most
  );
}

/** Characters as people count them: code points. */
export function passwordLength(password: string): number {
  return Array.from(password).length;
}

/** Hashes a password for storage, with a salt of its own. Throws AppError unavailable when too many are at it. */
export async function hashPassword(password: string): Promise<string> {
  if (!fits(password)) throw new RangeError("a password was not checked before hashing");
  return turns.run(() => hash(normal(password), COST));
}

/** Does the password belong to the hash? Null stands for an account that does not exist: it takes as long and is false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const candidate = fits(password) ? normal(password) : "";
  const matches = await turns.run(() => verify(stored ?? DUMMY, candidate));
  return matches && stored !== null && candidate !== "";
}
