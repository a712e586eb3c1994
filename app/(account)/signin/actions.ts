"use server";

import { redirect } from "next/navigation";
import { AppError } from "#core/errors";
import { secondStepInput } from "#core/factors/schema";
import { safePath } from "#core/site/safe-path";
import { beginSignIn, finishSignIn } from "#core/users/half-sign-in";
import { signInInput } from "#core/users/schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { forgetPending, readPending, rememberPending } from "#web/pending";
import { setSessionCookie } from "#web/session-cookie";
import { currentVisit } from "#web/visit";

export const startSession = action({
  level: "anyone",
  input: signInInput,
  async run({ next, ...input }) {
    const { session, halfId } = await beginSignIn(db, input, await currentVisit());
    if (halfId !== undefined) {
      await rememberPending("sign-in", halfId);
      redirect(`/signin/2fa?next=${encodeURIComponent(safePath(next))}`);
    }
    await setSessionCookie(session);
    redirect(safePath(next));
  },
});

/** The second page: a code for the sign-in that this browser has begun. */
export const passSecondStep = action({
  level: "anyone",
  input: secondStepInput,
  async run({ next, code }) {
    const halfId = await readPending("sign-in");
    if (halfId === null) throw new AppError("unauthenticated", { key: "factors.signInAgain" });
    const session = await finishSignIn(db, halfId, code, await currentVisit());
    await forgetPending("sign-in");
    await setSessionCookie(session);
    redirect(safePath(next));
  },
});
