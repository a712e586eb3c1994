/** Signed-in browsers. The cookie only names a row; whether it still counts is decided here, on every request. */
import type { Db, Prisma, Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { type Level, levelOf, levelValue } from "#core/levels";
import { newId } from "#core/secrets";
import { getSetting } from "#core/settings/settings";
import { after, DAY, HOUR, MINUTE } from "#core/time";

/** No session lives longer, whatever operators decide. */
export const LONGEST_MS = 30 * DAY;

/** Used within this time, a session is not idle, whatever operators decide. */
const NEVER_IDLE_MS = 5 * MINUTE;

/** How long a session may go unused; what superusers can do is worth a shorter time. */
async function idleMs(db: Db | Tx, level: Level): Promise<number> {
  const { idleHours, superuserIdleMinutes } = await getSetting(db, "sessions");
  return level === "superuser" ? superuserIdleMinutes * MINUTE : idleHours * HOUR;
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
  _count: { select: { channelLevels: { where: { level: { gte: levelValue("operator") } } } } },
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
  steppedUpUntil: true,
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

/**
 * Starts a session with an id of its own; never reuses one, so nobody can be made to use a known id. It ends as the
 * setting `sessions` has it now, whatever happens later.
 */
export async function createWebSession(
  tx: Db | Tx,
  session: NewWebSession,
  now: Date,
): Promise<{ id: string; expiresAt: Date }> {
  const id = newId();
  const { rememberedDays, webHours } = await getSetting(tx, "sessions");
  const expiresAt = after(now, session.remember ? rememberedDays * DAY : webHours * HOUR);
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
 * user active. One query, two for a session that lay unused; the level is the one stored at this moment.
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
  return found && (await isFresh(db, found, now)) ? found : null;
}

async function isFresh(db: Db | Tx, { lastUsedAt, user }: LiveSession, now: Date) {
  const unusedMs = now.getTime() - lastUsedAt.getTime();
  return unusedMs < NEVER_IDLE_MS || unusedMs < (await idleMs(db, levelOf(user.level)));
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
      lastUsedAt: { gt: after(now, -(await idleMs(db, owner.level))) },
    },
    orderBy: { lastUsedAt: "desc" },
    select: columns,
  });
}

/** Somebody is looking at its pages, as far as can be told: it was used in the last five minutes. */
export const isActive = ({ lastUsedAt }: Pick<WebSessionRow, "lastUsedAt">, now: Date): boolean =>
  lastUsedAt > after(now, -5 * MINUTE);

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
