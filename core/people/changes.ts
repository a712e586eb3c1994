/** What one person may change about another: level, and whether they may come in. */
import { recordAudit } from "#core/audit/audit";
import { type Db, inTransaction, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { askBotWithin } from "#core/jobs/jobs";
import { type Level, levelOf, levelValue, mayEdit, mayGrant, reaches } from "#core/levels";
import { revokeSessions } from "#core/web-sessions/web-sessions";
import type { Locale } from "#core/words/locales";
import { lockSuperusers, requireAnotherSuperuser } from "./superusers.ts";

/** Who does it, from where. */
export interface Changer {
  readonly id: string;
  readonly name: string;
  /** Their own web session, which stays when they change themselves. */
  readonly sessionId?: string | undefined;
  readonly via: "web" | "irc" | "api";
  readonly ip?: string | undefined;
  /** The language for what the bot is asked on the way. */
  readonly locale?: Locale | undefined;
}

const columns = { id: true, name: true, level: true, state: true } as const;

export interface Pair {
  readonly actor: { readonly id: string; readonly level: Level };
  readonly target: {
    readonly id: string;
    readonly name: string;
    readonly level: Level;
    readonly state: string;
  };
}

/** Both people as they are inside the transaction. What the page knew may be a moment old. */
export async function readPair(tx: Tx, changer: Changer, targetId: string): Promise<Pair> {
  const [actor, target] = await Promise.all([
    tx.user.findUnique({ where: { id: changer.id, state: "active" }, select: columns }),
    tx.user.findUnique({ where: { id: targetId }, select: columns }),
  ]);
  if (!actor) throw new AppError("unauthenticated", { key: "access.signInAgain" });
  if (!target) throw new AppError("not_found", { key: "people.gone" });
  return {
    actor: { id: actor.id, level: levelOf(actor.level) },
    target: { ...target, level: levelOf(target.level) },
  };
}

/**
 * Gives somebody another level and ends their web sessions (but the one it is done from), so that it counts at once. Throws
 * forbidden beyond what `mayGrant` allows, conflict for the last active superuser. Audited, with the reason. False when it
 * is their level already: then nothing happens.
 */
export async function changeLevel(
  db: Db,
  changer: Changer,
  targetId: string,
  next: Level,
  reason: string,
  now = new Date(),
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockSuperusers(tx, now);
    const { actor, target } = await readPair(tx, changer, targetId);
    if (!mayGrant(actor, target, next))
      throw new AppError("forbidden", { key: "people.levelTooHigh" });
    if (target.level === next) return false;
    if (target.level === "superuser") await requireAnotherSuperuser(tx, target.id);
    await tx.user.update({ where: { id: target.id }, data: { level: levelValue(next) } });
    await revokeSessions(tx, target.id, now, ownSession(changer, target.id));
    await note(tx, changer, target, now, {
      action: "user.level",
      before: { level: target.level },
      after: { level: next },
      reason,
      text: `level changed from ${target.level} to ${next} by ${changer.name}`,
    });
    return true;
  });
}

/**
 * Locks somebody out: their web sessions end, their live tokens and API keys are revoked, and the bot is asked to end
 * their IRC sessions. Gives the id of that job, or null when they were disabled already. Throws as {@link changeLevel} does.
 */
export async function disableUser(
  db: Db,
  changer: Changer,
  targetId: string,
  reason: string,
  now = new Date(),
): Promise<string | null> {
  let jobId: string | null = null;
  await changeState(db, changer, targetId, now, {
    from: ["active", "pending"],
    to: "disabled",
    action: "user.disable",
    reason,
    before: (tx, target) => lockOut(tx, changer, target, now),
    async after(tx, { actor }) {
      const asker = { id: actor.id, level: actor.level, via: changer.via, locale: changer.locale };
      jobId = await askBotWithin(tx, "session.end", { userId: targetId }, asker, now);
    },
  });
  return jobId;
}

async function lockOut(tx: Tx, changer: Changer, target: Pair["target"], now: Date): Promise<void> {
  if (target.id === changer.id) throw new AppError("forbidden", { key: "people.notSelf" });
  if (target.level === "superuser") await requireAnotherSuperuser(tx, target.id);
  await revokeSessions(tx, target.id, now);
  await tx.token.updateMany({
    where: { userId: target.id, state: "live" },
    data: { state: "revoked", liveKey: null, endedAt: now },
  });
  await tx.apiKey.updateMany({
    where: { userId: target.id, revokedAt: null },
    data: { revokedAt: now },
  });
}

/** Asks the bot to end one IRC session of somebody whom the changer may edit; gives the id of the job. Throws as {@link changeLevel} does. */
export function endIrcSession(
  db: Db,
  changer: Changer,
  session: { readonly userId: string; readonly sessionId: string },
  now = new Date(),
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { actor, target } = await readPair(tx, changer, session.userId);
    if (!mayEdit(actor, target)) throw new AppError("forbidden", { key: "people.notYours" });
    return askBotWithin(
      tx,
      "session.end",
      session,
      { ...actor, via: changer.via, locale: changer.locale },
      now,
    );
  });
}

/** Lets somebody back in. What was revoked stays revoked. */
export async function enableUser(
  db: Db,
  changer: Changer,
  targetId: string,
  now = new Date(),
): Promise<void> {
  const change = { from: ["disabled"], to: "active", action: "user.enable", reason: "" };
  await changeState(db, changer, targetId, now, change);
}

interface StateChange {
  readonly from: readonly string[];
  readonly to: string;
  readonly action: string;
  readonly reason: string;
  readonly before?: (tx: Tx, target: Pair["target"]) => Promise<void>;
  readonly after?: (tx: Tx, pair: Pair) => Promise<void>;
}

/** Moves an account from one state to another, with its audit and event; nothing happens when it is there already. */
export async function changeState(
  db: Db,
  changer: Changer,
  targetId: string,
  now: Date,
  { from, to, action, reason, before, after }: StateChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockSuperusers(tx, now);
    const pair = await readPair(tx, changer, targetId);
    const { actor, target } = pair;
    if (!reaches(actor.level, "staff") || !mayEdit(actor, target))
      throw new AppError("forbidden", { key: "people.notYours" });
    if (target.state === to) return;
    if (!from.includes(target.state)) throw new AppError("conflict", { key: "people.otherState" });
    await before?.(tx, target);
    await tx.user.update({ where: { id: target.id }, data: { state: to } });
    await note(tx, changer, target, now, {
      action,
      before: { state: target.state },
      after: { state: to },
      reason,
      text: `account ${to} by ${changer.name} (was ${target.state})`,
    });
    await after?.(tx, pair);
  });
}

const ownSession = (changer: Changer, targetId: string) =>
  changer.id === targetId ? changer.sessionId : undefined;

interface Note {
  readonly action: string;
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
  readonly reason: string;
  readonly text: string;
}

/** Keeps a change in the audit trail and tells the streams. */
export async function note(
  tx: Tx,
  changer: Changer,
  target: Pair["target"],
  now: Date,
  { text, ...entry }: Note,
): Promise<void> {
  await recordAudit(tx, {
    ...entry,
    at: now,
    actor: { id: changer.id, name: changer.name },
    via: changer.via,
    target: { type: "user", id: target.id, name: target.name },
    ip: changer.ip,
  });
  await insertEvents(tx, [{ at: now, kind: "user.changed", userId: target.id, text }]);
}
