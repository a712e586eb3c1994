import { issueConfirmation } from "#core/confirmations/confirmations";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { enqueueMail } from "#core/mail/outbox";
import { MINUTE } from "#core/time";
import type { Email } from "./names.ts";
import { provePassword } from "./sign-in.ts";
import { findByEmail } from "./users.ts";
import { originOf, siteFacts, spendMail, type Visit } from "./visit.ts";

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
  await inTransaction(db, async (tx) => {
    const proof = await issueConfirmation(
      tx,
      {
        purpose: "mail-change",
        userId,
        emailFolded: email.folded,
        note: email.address,
        ip: visit.ip,
      },
      visit.now,
    );
    const owner = await findByEmail(tx, email);
    const facts = { ...siteFacts(visit), origin: originOf(visit) };
    if (owner && owner.id !== userId) {
      const params = { ...facts, userName: owner.name };
      await enqueueMail(
        tx,
        { template: "already-registered", to: email.address, params, userId: owner.id },
        visit.now,
      );
      return;
    }
    const params = {
      ...facts,
      userName: user.name,
      link: `${visit.site.url}/verify/${proof.token}`,
      code: proof.code ?? "",
      minutes: Math.round((proof.expiresAt.getTime() - visit.now.getTime()) / MINUTE),
      isChange: true,
    };
    await enqueueMail(tx, { template: "verify", to: email.address, params, userId }, visit.now);
  });
}
