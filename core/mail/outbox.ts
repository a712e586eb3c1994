/**
 * The mail outbox. What wants to send a mail writes a row in its own transaction; a worker in the web process sends it,
 * so nobody waits for a mail server and no answer takes longer because a mail goes out. Parameters are sealed while they
 * wait, for they hold links and tokens, and erased once sent or given up.
 */
import type { Db, Tx } from "#core/db/client";
import { deriveKey } from "#core/env";
import { newId, redact, seal, unseal } from "#core/secrets";
import { after, DAY, HOUR, MINUTE } from "#core/time";
import type { NewMail } from "./templates.ts";

/** How long to wait after each failed try; after the last the mail is given up. */
export const RETRY_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR] as const;

/** A worker that died gives its mail back after this long. */
const LEASE_MS = 2 * MINUTE;
const KEEP_SENT_MS = 30 * DAY;

const purposeOf = (id: string) => `mail ${id}`;

/** Queues a mail in the transaction that makes it necessary. */
export async function enqueueMail(tx: Db | Tx, mail: NewMail, now: Date): Promise<string> {
  const id = newId();
  await tx.mail.create({
    data: {
      id,
      template: mail.template,
      to: mail.to,
      paramsSealed: seal(JSON.stringify(mail.params), deriveKey("mail"), purposeOf(id)),
      createdAt: now,
      nextTryAt: now,
      userId: mail.userId ?? null,
    },
  });
  return id;
}

/** A mail this process may send now, its parameters opened. */
export type ClaimedMail = NewMail & { readonly id: string; readonly tries: number };

/** Leases the mail that waits longest, or gives null when none is due. Two workers never get the same one. */
export async function claimMail(db: Db, now: Date): Promise<ClaimedMail | null> {
  const due = {
    OR: [
      { state: "queued", nextTryAt: { lte: now } },
      { state: "sending", leasedUntil: { lte: now } },
    ],
  };
  for (;;) {
    const next = await db.mail.findFirst({ where: due, orderBy: { nextTryAt: "asc" } });
    if (!next) return null;
    const { count } = await db.mail.updateMany({
      where: { id: next.id, tries: next.tries, ...due },
      data: { state: "sending", leasedUntil: after(now, LEASE_MS), tries: { increment: 1 } },
    });
    if (count !== 1) continue;
    const params = openParams(next.id, next.paramsSealed);
    if (params === null) {
      await giveUp(db, next.id, "its parameters cannot be opened: the secret has changed");
      continue;
    }
    const { id, template, to, userId } = next;
    // The row was written by enqueueMail, which takes template and parameters together.
    return {
      id,
      template,
      to,
      params,
      tries: next.tries + 1,
      ...(userId === null ? {} : { userId }),
    } as ClaimedMail;
  }
}

function openParams(id: string, sealed: string | null): unknown {
  if (sealed === null) return null;
  try {
    return JSON.parse(unseal(sealed, deriveKey("mail"), purposeOf(id)));
  } catch {
    // Sealed with another secret; the caller gives the mail up and says so in its row.
    return null;
  }
}

/** The mail is on its way; what it said is forgotten. */
export async function markSent(db: Db, id: string, now: Date): Promise<void> {
  await db.mail.updateMany({
    where: { id, state: "sending" },
    data: { state: "sent", sentAt: now, paramsSealed: null, leasedUntil: null, error: "" },
  });
}

/** The mail could not be sent. Tries again later, or gives up: at once when the server refused for good, else after the last try. */
export async function markFailed(
  db: Db,
  mail: Pick<ClaimedMail, "id" | "tries">,
  failure: { readonly reason: string; readonly permanent: boolean },
  now: Date,
): Promise<"again" | "given-up"> {
  const waitMs = RETRY_MS[mail.tries - 1];
  if (failure.permanent || waitMs === undefined) {
    await giveUp(db, mail.id, failure.reason);
    return "given-up";
  }
  await db.mail.updateMany({
    where: { id: mail.id, state: "sending" },
    data: {
      state: "queued",
      nextTryAt: after(now, waitMs),
      leasedUntil: null,
      error: redact(failure.reason).slice(0, 300),
    },
  });
  return "again";
}

async function giveUp(db: Db, id: string, reason: string): Promise<void> {
  await db.mail.updateMany({
    where: { id },
    data: {
      state: "failed",
      paramsSealed: null,
      leasedUntil: null,
      error: redact(reason).slice(0, 300),
    },
  });
}

/** When the next mail falls due, so that the worker can sleep until then; null when nothing waits. */
export async function nextDue(db: Db): Promise<Date | null> {
  const [queued, leased] = await Promise.all([
    db.mail.findFirst({ where: { state: "queued" }, orderBy: { nextTryAt: "asc" } }),
    db.mail.findFirst({ where: { state: "sending" }, orderBy: { leasedUntil: "asc" } }),
  ]);
  const moments = [queued?.nextTryAt, leased?.leasedUntil].flatMap((at) => at ?? []);
  return moments.reduce<Date | null>((first, at) => (first && first < at ? first : at), null);
}

/** Removes the rows of mails that were sent or given up long ago. */
export async function forgetOldMail(db: Db, now: Date): Promise<void> {
  await db.mail.deleteMany({
    where: { state: { in: ["sent", "failed"] }, createdAt: { lt: after(now, -KEEP_SENT_MS) } },
  });
}
