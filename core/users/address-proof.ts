import { issueConfirmation } from "#core/confirmations/confirmations";
import type { Tx } from "#core/db/client";
import { enqueueMail } from "#core/mail/outbox";
import { MINUTE } from "#core/time";
import type { Email } from "./names.ts";
import { findByEmail } from "./users.ts";
import { originOf, siteFacts, type Visit } from "./visit.ts";

/**
 * Issues the proof that an address is somebody's and mails it there. An address that is somebody else's gets a note about the
 * account it has instead; the rows are the same, so that nobody but its owner can tell.
 */
export async function mailProof(
  tx: Tx,
  purpose: "verify" | "mail-change",
  user: { readonly id: string; readonly name: string },
  email: Email,
  visit: Visit,
): Promise<void> {
  const { site, ip, now } = visit;
  const isChange = purpose === "mail-change";
  const proof = await issueConfirmation(
    tx,
    {
      purpose,
      userId: user.id,
      emailFolded: email.folded,
      ...(isChange ? { note: email.address } : {}),
      ip,
    },
    now,
  );
  const facts = { ...siteFacts(visit), origin: originOf(visit) };
  const owner = await findByEmail(tx, email);
  const isOthers = owner !== null && owner.id !== user.id;
  const mail = isOthers
    ? {
        template: "already-registered" as const,
        params: { ...facts, userName: owner.name },
        userId: owner.id,
      }
    : {
        template: "verify" as const,
        params: {
          ...facts,
          userName: user.name,
          link: `${site.url}/verify/${proof.token}`,
          code: proof.code ?? "",
          minutes: Math.round((proof.expiresAt.getTime() - now.getTime()) / MINUTE),
          isChange,
        },
        userId: user.id,
      };
  await enqueueMail(tx, { ...mail, to: email.address }, now);
}
