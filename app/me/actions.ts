"use server";

import { redirect } from "next/navigation";
import { signOut } from "#core/users/sign-in";
import { db } from "#web/db";
import { currentActor } from "#web/session";
import { clearSessionCookie } from "#web/session-cookie";

/** Ends this browser's session; works for whoever is signed in, and does no harm to anybody else. */
export async function leave(): Promise<void> {
  const actor = await currentActor();
  if (actor) await signOut(db, actor, new Date());
  await clearSessionCookie();
  redirect("/signin?after=signout");
}
