import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { enqueueMail } from "#core/mail/outbox";
import type { Site } from "#core/site/site";
import {
  auditOf,
  getByName,
  SHELL_ORIGIN,
  type ShellVisit,
  targetOf,
} from "#core/users/from-shell";
import { revokeSessions } from "#core/web-sessions/web-sessions";
import { reasons } from "#core/words/en/console/reasons";
import { removeFactors } from "./enrol.ts";

/**
 * Removes authenticator app and recovery codes of somebody who lost them, ends their web sessions and tells them by mail. False when
 * there was nothing to remove. Throws AppError not_found.
 */
export async function removeSecondFactor(
  db: Db,
  name: string,
  site: Site,
  visit: ShellVisit,
): Promise<boolean> {
  const user = await getByName(db, name);
  return inTransaction(db, async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { factorAskedAt: null } });
    if (!(await removeFactors(tx, user.id))) return false;
    await revokeSessions(tx, user.id, visit.now);
    await recordAudit(tx, { ...auditOf(visit), action: "factor.remove", target: targetOf(user) });
    const origin = { ...SHELL_ORIGIN, at: visit.now.toISOString() };
    const about = { siteName: site.name, siteUrl: site.url, userName: user.name, origin };
    const params = { ...about, change: "removed" as const };
    const mail = { template: "second-factor", to: user.email, params, userId: user.id } as const;
    if (user.emailVerifiedAt) await enqueueMail(tx, mail, visit.now);
    const text = reasons.changes.removed;
    await insertEvents(tx, [{ at: visit.now, kind: "user.changed", userId: user.id, text }]);
    return true;
  });
}
