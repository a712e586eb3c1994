/** What whoever has a shell on this machine may do to accounts: the way back in when nobody can sign in any more. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, isDuplicate, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { askBotWithin } from "#core/jobs/jobs";
import { type Level, levelOf, levelValue } from "#core/levels";
import { enqueueMail } from "#core/mail/outbox";
import { hashPassword } from "#core/passwords/passwords";
import { lockSuperusers } from "#core/people/superusers";
import type { Site } from "#core/site/site";
import { revokeSessions } from "#core/web-sessions/web-sessions";
import { type Email, foldName, readEmail } from "./names.ts";
import { createUser } from "./users.ts";
import { refuseWeak } from "./visit.ts";

/** Who sits at the shell, and when. */
export interface ShellVisit {
  readonly userName: string;
  readonly now: Date;
}

export const auditOf = ({ userName, now }: ShellVisit) =>
  ({ at: now, actor: { name: `${userName} (shell)` }, via: "cli" }) as const;

export const targetOf = (user: { readonly id: string; readonly name: string }) =>
  ({ type: "user", id: user.id, name: user.name }) as const;

/** What mails say about where something done at the shell came from. */
export const SHELL_ORIGIN = { ip: "the server itself", browser: "command line" } as const;

/** An account by its name. Throws AppError not_found. */
export async function getByName(tx: Db | Tx, name: string) {
  const user = await tx.user.findUnique({ where: { nameFolded: foldName(name) } });
  if (!user) throw new AppError("not_found", `There is no user called ${name}. See: user list`);
  return user;
}

export interface ShellUser {
  readonly name: string;
  readonly email: Email;
  readonly password: string;
  readonly level: Level;
}

/** Adds an account whose address counts as confirmed. Throws AppError: invalid for a weak password, conflict. */
export async function addUser(db: Db, user: ShellUser, visit: ShellVisit): Promise<void> {
  const { name, email, level, password } = user;
  refuseWeak(password, [name, email.address]);
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    const id = await createUser(
      tx,
      { name, email, passwordHash, emailVerified: true, level },
      visit.now,
    );
    await recordAudit(tx, {
      ...auditOf(visit),
      action: "user.create",
      target: targetOf({ id, name }),
      after: { level },
    });
    await insertEvents(tx, [{ at: visit.now, kind: "user.signup", userId: id, text: name }]);
  });
}

/** Makes somebody superuser, and active if they were not; their web sessions end. False when there was nothing to do. */
export async function makeSuperuser(db: Db, name: string, visit: ShellVisit): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Also wakes the bot, whose guard gives people on IRC what their level is worth.
    await lockSuperusers(tx, visit.now);
    const user = await getByName(tx, name);
    const level = levelValue("superuser");
    if (user.level === level && user.state === "active") return false;
    await tx.user.update({ where: { id: user.id }, data: { level, state: "active" } });
    await revokeSessions(tx, user.id, visit.now);
    await recordAudit(tx, {
      ...auditOf(visit),
      action: "user.level",
      target: targetOf(user),
      before: { level: levelOf(user.level), state: user.state },
      after: { level: "superuser", state: "active" },
    });
    await insertEvents(tx, [changed(user.id, `${user.name} was made superuser`, visit)]);
    return true;
  });
}

/** Sets a password, ends all sessions on the web and on IRC, voids unused tokens, and tells the owner by mail. Throws AppError: not_found, invalid. */
export async function setPassword(
  db: Db,
  name: string,
  password: string,
  site: Site,
  visit: ShellVisit,
): Promise<void> {
  const user = await getByName(db, name);
  refuseWeak(password, [user.name, user.email]);
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await revokeSessions(tx, user.id, visit.now);
    await tx.token.updateMany({
      where: { userId: user.id, state: "live" },
      data: { state: "revoked", liveKey: null, endedAt: visit.now },
    });
    if (user.emailVerifiedAt) await tellOwner(tx, user, site, visit);
    await recordAudit(tx, {
      ...auditOf(visit),
      action: "user.password",
      target: targetOf(user),
    });
    await insertEvents(tx, [changed(user.id, "password changed", visit)]);
    const asker = { id: user.id, level: "user" as const, via: "cli" as const };
    await askBotWithin(tx, "session.end", { userId: user.id }, asker, visit.now);
  });
}

async function tellOwner(
  tx: Tx,
  user: { readonly id: string; readonly name: string; readonly email: string },
  site: Site,
  { now }: ShellVisit,
): Promise<void> {
  const origin = { ...SHELL_ORIGIN, at: now.toISOString() };
  const params = { siteName: site.name, siteUrl: site.url, userName: user.name, origin };
  const mail = { template: "password-changed", to: user.email, params, userId: user.id } as const;
  await enqueueMail(tx, mail, now);
}

/** Takes an address as confirmed without a mail; false when it was. Throws AppError: not_found, conflict when it is another's. */
export async function confirmAddress(db: Db, name: string, visit: ShellVisit): Promise<boolean> {
  const user = await getByName(db, name);
  const email = readEmail(user.email);
  if (!email) throw new AppError("invalid", `${user.email} is no address that mail can go to.`);
  try {
    return await inTransaction(db, async (tx) => {
      const { count } = await tx.user.updateMany({
        where: { id: user.id, emailVerifiedAt: null },
        data: { emailFolded: email.folded, emailVerifiedAt: visit.now },
      });
      if (count !== 1) return false;
      await recordAudit(tx, {
        ...auditOf(visit),
        action: "user.confirm",
        target: targetOf(user),
      });
      await insertEvents(tx, [
        { at: visit.now, kind: "user.verified", userId: user.id, text: user.name },
      ]);
      return true;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new AppError("conflict", `Another account has proved that ${user.email} is its own.`, {
      cause: error,
    });
  }
}

const changed = (userId: string, text: string, { now }: ShellVisit) => ({
  at: now,
  kind: "user.changed" as const,
  userId,
  text,
});
