import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { isDatabaseAway } from "#core/db/away";
import { readEnv } from "#core/env";
import type { LogUser } from "#core/events/viewer";
import { factorDuty, LEVEL_WHEN_OVERDUE } from "#core/factors/required";
import { type Level, levelOf, reaches } from "#core/levels";
import { clientAddressOf } from "#core/limits/address";
import { PATH_HEADER, PEER_HEADER } from "#core/site/request-headers";
import { safePath } from "#core/site/safe-path";
import { findLiveSession, type LiveSession, touchSession } from "#core/web-sessions/web-sessions";
import { db } from "#web/db";
import { readSessionId } from "#web/session-cookie";

/** Who is asking, as the database says at this moment. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** What counts now: less than was given to them while a second factor is overdue. */
  readonly level: Level;
  /** What the console shows itself for: `level`, or operator for whoever is one in some channel. Actions go by `level`. */
  readonly consoleLevel: Level;
  /** The second factor that is demanded and missing; null when none is. */
  readonly duty: Duty | null;
  readonly sessionId: string;
  /** Until when this browser may do what takes the password typed again; null when it was not, or is over. */
  readonly steppedUpUntil: Date | null;
  /** The language of the profile; empty when it names none. */
  readonly locale: string;
  /** The zone of the profile; empty when it names none. */
  readonly timeZone: string;
}

interface Duty {
  readonly dueAt: Date;
  readonly overdue: boolean;
  /** The level that rests, or will. */
  readonly level: Level;
}

async function actorFrom({ id, steppedUpUntil, user }: LiveSession, now: Date): Promise<Actor> {
  const given = levelOf(user.level);
  const asked = await factorDuty(db, user, now);
  const level = asked?.overdue ? LEVEL_WHEN_OVERDUE : given;
  const isOperatorSomewhere = user._count.channelLevels > 0 && !asked?.overdue;
  return {
    id: user.id,
    name: user.name,
    displayName: user.displayName,
    email: user.email,
    emailVerified: user.emailVerifiedAt !== null,
    level,
    consoleLevel: isOperatorSomewhere && !reaches(level, "operator") ? "operator" : level,
    duty: asked && { ...asked, level: given },
    sessionId: id,
    steppedUpUntil: steppedUpUntil && steppedUpUntil > now ? steppedUpUntil : null,
    locale: user.locale,
    timeZone: user.timeZone,
  };
}

/** Somebody as a reader of the log. */
export const logUser = ({ id, level, consoleLevel }: Actor): LogUser => ({
  id,
  level: consoleLevel,
  onlyByChannel: consoleLevel !== level,
});

/**
 * The signed-in user, or null. Asks the database on every request (once, however often it is called while a page
 * renders), so a revoked session or a lowered level counts from the next request on.
 */
export const currentActor: () => Promise<Actor | null> = cache(async () => {
  const id = await readSessionId();
  if (id === null) return null;
  const now = new Date();
  const session = await findLiveSession(db, id, now);
  if (!session) return null;
  await noteUse(session, now);
  return actorFrom(session, now);
});

async function noteUse(session: LiveSession, now: Date): Promise<void> {
  try {
    await touchSession(db, session, now);
  } catch (error) {
    // The next request notes it; to show a page, reading is enough.
    if (!isDatabaseAway(error)) throw error;
  }
}

/** The user of a session as it stands now, or null when it ended. For streams, which outlive the request that opened them. */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const now = new Date();
  const session = await findLiveSession(db, sessionId, now);
  return session && actorFrom(session, now);
}

/**
 * For pages: the signed-in user, at least at `level` (default: any account). Signed out leads to `/signin`, which comes
 * back here afterwards; too low a level shows `app/forbidden.tsx` with status 403, and one that rests leads to `/me/security`.
 */
export function requireActor(level: Level = "user"): Promise<Actor> {
  return admit(level, (actor) => actor.level);
}

/** As {@link requireActor} by the `consoleLevel`: for what operators see of their channels, and the frame around it. */
export function requireReader(level: Level): Promise<Actor> {
  return admit(level, (actor) => actor.consoleLevel);
}

async function admit(level: Level, levelOfActor: (actor: Actor) => Level): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) {
    const path = safePath((await headers()).get(PATH_HEADER), "/me");
    redirect(`/signin?next=${encodeURIComponent(path)}`);
  }
  if (reaches(levelOfActor(actor), level)) return actor;
  if (actor.duty?.overdue && reaches(actor.duty.level, level)) redirect("/me/security");
  return forbidden();
}

/** The address the request came from: the socket's, or behind `STEWARD_TRUSTED_PROXIES` hops the one they report. */
export async function clientAddress(): Promise<string> {
  const head = await headers();
  return clientAddressOf(
    head.get(PEER_HEADER),
    head.get("x-forwarded-for"),
    readEnv().trustedProxies,
  );
}

/** The browser as it names itself, cut to what is worth keeping. */
export async function userAgent(): Promise<string> {
  return ((await headers()).get("user-agent") ?? "").slice(0, 300);
}
