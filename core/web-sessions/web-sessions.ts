/** Signed-in browsers. The cookie only names a row; whether it still counts is decided here, on every request. */
import type { Db, Prisma, Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Level, levelOf } from "#core/levels";
import { newId } from "#core/secrets";
import { after, DAY, HOUR, MINUTE } from "#core/time";

/** A session ends this long after its start, whatever happens. */
export const ABSOLUTE_MS = { remembered: 7 * DAY, normal: 12 * HOUR } as const;

/** A session that is not used for this long ends; what superusers can do is worth a shorter one. */
export function idleMs(level: Level): number {
  return level === "superuser" ? HOUR : 12 * HOUR;
}

/** How stale `lastUsedAt` may get before a request writes it again. */
const TOUCH_MS = MINUTE;

const person = {
  id: true,
  name: true,
  displayName: true,
  email: true,
  emailVerifiedAt: true,
  level: true,
  state: true,
  locale: true,
  timeZone: true,
  factorAskedAt: true,
} as const;

const columns = {
  id: true,
  userId: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
  method: true,
  remember: true,
  ip: true,
  userAgent: true,
} as const;

export type WebSessionRow = Prisma.WebSessionGetPayload<{ select: typeof columns }>;

export interface LiveSession extends WebSessionRow {
  readonly user: Prisma.UserGetPayload<{ select: typeof person }>;
}

export interface NewWebSession {
  readonly userId: string;
  /** How it was proven: `password`, `totp`, `recovery` or `setup`. */
  readonly method: string;
  readonly remember: boolean;
  readonly ip: string;
  readonly userAgent: string;
}

/** Starts a session with an id of its own; never reuses one, so nobody can be made to use a known id. */
export async function createWebSession(
  tx: Db | Tx,
  session: NewWebSession,
  now: Date,
): Promise<{ id: string; expiresAt: Date }> {
  const id = newId();
  const expiresAt = after(now, session.remember ? ABSOLUTE_MS.remembered : ABSOLUTE_MS.normal);
  await tx.webSession.create({
    data: {
      ...session,
      id,
      userAgent: session.userAgent.slice(0, 300),
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
    },
  });
  return { id, expiresAt };
}

/**
 * The session and its user, when it counts at `now`: not revoked, not past its end, not idle for too long, and the
 * user active. One query; the level is the one stored at this moment.
 */
export async function findLiveSession(
  db: Db | Tx,
  id: string,
  now: Date,
): Promise<LiveSession | null> {
  const found = await db.webSession.findUnique({
    where: { id, revokedAt: null, expiresAt: { gt: now }, user: { state: "active" } },
    select: { ...columns, user: { select: person } },
  });
  return found && isFresh(found.lastUsedAt, found.user.level, now) ? found : null;
}

function isFresh(lastUsedAt: Date, level: number, now: Date): boolean {
  return now.getTime() - lastUsedAt.getTime() < idleMs(levelOf(level));
}

/**
 * Makes sure, inside a transaction, that the session somebody asked by has not ended meanwhile, and keeps it from ending beside it. Throws
 * AppError unauthenticated.
 */
export async function holdSession(
  tx: Tx,
  { id: userId, sessionId }: { readonly id: string; readonly sessionId: string },
  now: Date,
): Promise<{ readonly remember: boolean; readonly method: string }> {
  const { count } = await tx.webSession.updateMany({
    where: { id: sessionId, userId, revokedAt: null, expiresAt: { gt: now } },
    data: { lastUsedAt: now },
  });
  if (count !== 1) throw new AppError("unauthenticated", { key: "access.signInFirst" });
  return tx.webSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { remember: true, method: true },
  });
}

/** Notes that a session was used, at most once a minute. */
export async function touchSession(db: Db, session: WebSessionRow, now: Date): Promise<void> {
  const stale = after(now, -TOUCH_MS);
  if (session.lastUsedAt > stale) return;
  await db.webSession.updateMany({
    where: { id: session.id, revokedAt: null, lastUsedAt: { lte: stale } },
    data: { lastUsedAt: now },
  });
}

/** A user's sessions that still count, the latest used first. */
export async function listSessions(
  db: Db,
  owner: { readonly id: string; readonly level: Level },
  now: Date,
): Promise<WebSessionRow[]> {
  return db.webSession.findMany({
    where: {
      userId: owner.id,
      revokedAt: null,
      expiresAt: { gt: now },
      lastUsedAt: { gt: after(now, -idleMs(owner.level)) },
    },
    orderBy: { lastUsedAt: "desc" },
    select: columns,
  });
}

/** Ends one session of this user. False when it is not theirs or was over already. */
export async function revokeSession(
  tx: Db | Tx,
  userId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.webSession.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 1;
}

/**
 * Ends every session of a user but the one given, and sign-ins that are half done, and says how many sessions those were. Call
 * it when a password, e-mail, level or second factor changes.
 */
export async function revokeSessions(
  tx: Db | Tx,
  userId: string,
  now: Date,
  exceptId?: string,
): Promise<number> {
  await tx.halfSignIn.deleteMany({ where: { userId } });
  const { count } = await tx.webSession.updateMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(exceptId === undefined ? {} : { id: { not: exceptId } }),
    },
    data: { revokedAt: now },
  });
  return count;
}
