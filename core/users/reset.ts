/** A forgotten password, and a new one: by a mailed link, or by somebody who knows the present one. */
import { recordOwnDoing } from "#core/audit/audit";
import {
  consumeToken,
  findConfirmation,
  issueConfirmation,
} from "#core/confirmations/confirmations";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { askBotWithin } from "#core/jobs/jobs";
import { enqueueMail } from "#core/mail/outbox";
import { hashPassword } from "#core/passwords/passwords";
import { MINUTE } from "#core/time";
import { createWebSession, holdSession, revokeSessions } from "#core/web-sessions/web-sessions";
import { reasons } from "#core/words/en/console/reasons";
import type { Email } from "./names.ts";
import { provePassword, type SignedIn } from "./sign-in.ts";
import { findByEmail } from "./users.ts";
import { originOf, refuseWeak, siteFacts, type Visit } from "./visit.ts";

/**
 * Mails a link to the account that proved this address, or does nothing. Gives no sign of which; the caller answers before
 * it runs and has spent the mail already.
 */
export async function mailReset(db: Db, email: Email, visit: Visit): Promise<void> {
  const user = await findByEmail(db, email);
  if (!user || user.state === "disabled") return;
  await inTransaction(db, async (tx) => {
    const proof = await issueConfirmation(
      tx,
      { purpose: "reset", userId: user.id, emailFolded: email.folded, ip: visit.ip },
      visit.now,
    );
    const params = {
      ...siteFacts(visit),
      origin: originOf(visit),
      userName: user.name,
      link: `${visit.site.url}/reset/${proof.token}`,
      minutes: Math.round((proof.expiresAt.getTime() - visit.now.getTime()) / MINUTE),
    };
    await enqueueMail(
      tx,
      { template: "reset", to: user.email, params, userId: user.id },
      visit.now,
    );
  });
}

/**
 * Sets a new password by a mailed link. Ends every session, on the web and on IRC, and voids unused login tokens. Throws AppError: not_found when the
 * link cannot be used (any more), invalid for a weak password.
 */
export async function resetPassword(
  db: Db,
  token: string,
  password: string,
  visit: Visit,
): Promise<void> {
  const found = await findConfirmation(db, token, ["reset"], visit.now);
  const user = found?.standing === "live" ? found.row.user : null;
  if (!user) throw new AppError("not_found", DEAD_LINK);
  refuseWeak(password, [user.name, user.email, visit.site.name]);
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    if (!(await consumeToken(tx, token, ["reset"], visit.now)))
      throw new AppError("not_found", DEAD_LINK);
    await storePassword(tx, user, passwordHash, visit);
    await insertEvents(tx, [passwordEvent(user.id, visit)]);
    await logOutOnIrc(tx, user.id, visit);
  });
}

const DEAD_LINK = { key: "users.linkDeadAsk" } as const;

/** Changes the password of somebody who types the present one. All sessions end, on IRC too; this browser gets a new one. */
export async function changePassword(
  db: Db,
  actor: { readonly id: string; readonly sessionId: string },
  input: { readonly current: string; readonly password: string },
  visit: Visit,
): Promise<SignedIn> {
  const user = await provePassword(db, actor.id, input.current, visit);
  refuseWeak(input.password, [user.name, user.email, visit.site.name]);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: user.id, state: "active", passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count !== 1) throw new AppError("conflict", { key: "users.changedElsewhere" });
    const { remember, method } = await holdSession(tx, actor, visit.now);
    await storePassword(tx, user, passwordHash, visit);
    const { ip, userAgent } = visit;
    const session = await createWebSession(
      tx,
      { userId: user.id, method, remember, ip, userAgent },
      visit.now,
    );
    await insertEvents(tx, [passwordEvent(user.id, visit)]);
    await logOutOnIrc(tx, user.id, visit);
    return { ...session, userId: user.id, remember };
  });
}

async function storePassword(
  tx: Tx,
  user: { readonly id: string; readonly name: string; readonly email: string },
  passwordHash: string,
  visit: Visit,
): Promise<void> {
  await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
  await revokeSessions(tx, user.id, visit.now);
  await tx.token.updateMany({
    where: { userId: user.id, state: "live" },
    data: { state: "revoked", liveKey: null, endedAt: visit.now },
  });
  const params = { ...siteFacts(visit), userName: user.name, origin: originOf(visit) };
  await enqueueMail(
    tx,
    { template: "password-changed", to: user.email, params, userId: user.id },
    visit.now,
  );
  await recordOwnDoing(tx, user, visit, { action: "user.password" });
}

/** Whoever knew the old password may sit behind any of them. */
async function logOutOnIrc(tx: Tx, userId: string, { now }: Visit): Promise<void> {
  await askBotWithin(tx, "session.end", { userId }, { id: userId, level: "user", via: "web" }, now);
}

const passwordEvent = (userId: string, visit: Visit) => ({
  at: visit.now,
  kind: "user.changed" as const,
  userId,
  text: reasons.changes.password,
});
