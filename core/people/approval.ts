/** People who signed up and wait: let in, or sent away. Either way a mail tells them, as signing in had promised. */
import type { Db, Tx } from "#core/db/client";
import { inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { mayEdit, reaches } from "#core/levels";
import { enqueueMail } from "#core/mail/outbox";
import type { Site } from "#core/site/site";
import { type Changer, changeState, note, readPair } from "./changes.ts";
import { lockSuperusers } from "./superusers.ts";

type MailSite = Pick<Site, "name" | "url">;

/** Lets somebody in who waits. Throws AppError: forbidden below staff, conflict when they do not wait any more. */
export async function approveUser(
  db: Db,
  changer: Changer,
  targetId: string,
  site: MailSite,
  now = new Date(),
): Promise<void> {
  await changeState(db, changer, targetId, now, {
    from: ["pending"],
    to: "active",
    action: "user.approve",
    reason: "",
    before: (tx) => tell(tx, targetId, true, site, now),
  });
}

/** Sends somebody away who waits: the account is removed and its name is free again. Throws as {@link approveUser} does. */
export async function refuseUser(
  db: Db,
  changer: Changer,
  targetId: string,
  reason: string,
  site: MailSite,
  now = new Date(),
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockSuperusers(tx, now);
    const { actor, target } = await readPair(tx, changer, targetId);
    if (!reaches(actor.level, "staff") || !mayEdit(actor, target))
      throw new AppError("forbidden", { key: "people.notYours" });
    if (target.state !== "pending") throw new AppError("conflict", { key: "people.notWaiting" });
    await tell(tx, targetId, false, site, now);
    await tx.user.delete({ where: { id: targetId } });
    await note(tx, changer, target, now, {
      action: "user.refuse",
      before: { state: "pending" },
      after: { state: "removed" },
      reason,
      text: `${target.name} was not let in by ${changer.name}`,
    });
  });
}

/** Only to a proved address: the other may belong to anybody. */
async function tell(
  tx: Tx,
  userId: string,
  approved: boolean,
  site: MailSite,
  now: Date,
): Promise<void> {
  const { name, email, emailVerifiedAt } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, emailVerifiedAt: true },
  });
  if (!emailVerifiedAt) return;
  const params = { siteName: site.name, siteUrl: site.url, userName: name, approved };
  // A refused account is gone by the time the mail goes, so the mail cannot name it.
  const owner = approved ? { userId } : {};
  await enqueueMail(tx, { template: "approval", to: email, params, ...owner }, now);
}
