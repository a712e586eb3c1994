"use server";

import { redirect } from "next/navigation";
import { revokeSession } from "#core/web-sessions/web-sessions";
import { db } from "#web/db";
import { currentActor } from "#web/session";
import { clearSessionCookie } from "#web/session-cookie";

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor) await revokeSession(db, actor.id, actor.sessionId, new Date());
  await clearSessionCookie();
  redirect("/");
}
