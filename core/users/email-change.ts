import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { mailProof } from "./address-proof.ts";
import type { Email } from "./names.ts";
import { provePassword } from "./sign-in.ts";
import { spendMail, type Visit } from "./visit.ts";

/**
 * Begins to move an account to another address: the new one gets a mail and has to be proved; until then nothing changes. An
 * address that belongs to somebody else gets a note instead, and the answer here is the same.
 */
export async function askEmailChange(
  db: Db,
  userId: string,
  input: { readonly email: Email; readonly current: string },
  visit: Visit,
): Promise<void> {
  const { email } = input;
  const user = await provePassword(db, userId, input.current, visit);
  if (!user.emailVerifiedAt) throw new AppError("conflict", { key: "users.proveFirst" });
  await spendMail(visit, email);
  await inTransaction(db, (tx) => mailProof(tx, "mail-change", user, email, visit));
}
