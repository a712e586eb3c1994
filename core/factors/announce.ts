import type { Tx } from "#core/db/client";
import { enqueueMail } from "#core/mail/outbox";
import type { FactorChange } from "#core/mail/templates";
import { originOf, siteFacts, type Visit } from "#core/users/visit";

/** Mails the owner what happened to their second factor, so that somebody else's doing does not go unseen. */
export async function tellOwner(
  tx: Tx,
  userId: string,
  change: FactorChange,
  visit: Visit,
): Promise<void> {
  const { name, email, emailVerifiedAt } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, emailVerifiedAt: true },
  });
  // An address that nobody proved may be a stranger's.
  if (!emailVerifiedAt) return;
  const params = { ...siteFacts(visit), userName: name, change, origin: originOf(visit) };
  const mail = { template: "second-factor", to: email, params, userId } as const;
  await enqueueMail(tx, mail, visit.now);
}
