import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { type Level, reaches } from "#core/levels";
import { enqueueMail } from "#core/mail/outbox";
import type { Site } from "#core/site/site";

interface Decider {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly ip: string;
}

/**
 * Lets a waiting account in, or turns it away, which removes it; its owner gets a mail. Takes staff level. Throws AppError:
 * forbidden, conflict when it does not wait (any more).
 */
export async function decideSignUp(
  db: Db,
  decider: Decider,
  userId: string,
  approved: boolean,
  { site, now }: { readonly site: Site; readonly now: Date },
): Promise<void> {
  if (!reaches(decider.level, "staff")) throw new AppError("forbidden", "That takes staff level.");
  await inTransaction(db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, state: "pending" },
      data: { state: approved ? "active" : "disabled" },
    });
    if (count !== 1) throw new AppError("conflict", "This account does not wait for approval.");
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const params = { siteName: site.name, siteUrl: site.url, userName: user.name, approved };
    if (user.emailVerifiedAt)
      await enqueueMail(tx, { template: "approval", to: user.email, params }, now);
    await recordAudit(tx, {
      at: now,
      actor: decider,
      via: "web",
      action: approved ? "user.approve" : "user.reject",
      target: { type: "user", id: userId, name: user.name },
      ip: decider.ip,
    });
    if (!approved) await tx.user.delete({ where: { id: userId } });
    const text = approved ? `${user.name} was approved` : `${user.name} was not accepted`;
    await insertEvents(tx, [{ at: now, kind: "user.changed", userId, text }]);
  });
}
