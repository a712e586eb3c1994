"use server";

import { redirect } from "next/navigation";
import { safePath } from "#core/site/safe-path";
import { signInInput } from "#core/users/schema";
import { signIn } from "#core/users/sign-in";
import { action } from "#web/action";
import { db } from "#web/db";
import { setSessionCookie } from "#web/session-cookie";
import { currentVisit } from "#web/visit";

export const startSession = action({
  level: "anyone",
  input: signInInput,
  async run({ next, ...input }) {
    const session = await signIn(db, input, await currentVisit());
    await setSessionCookie(session);
    redirect(safePath(next));
  },
});
