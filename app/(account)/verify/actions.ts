"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { AppError } from "#core/errors";
import { confirmByCode, confirmByLink, type Proved } from "#core/users/confirm";
import { codeInput, emailInput, linkInput, nothing } from "#core/users/schema";
import { startSession } from "#core/users/sign-in";
import { correctAddress, resendProof } from "#core/users/sign-up";
import type { Visit } from "#core/users/visit";
import { action } from "#web/action";
import { db } from "#web/db";
import { forgetPending, readPending, rememberPending } from "#web/pending";
import { type Actor, currentActor } from "#web/session";
import { setSessionCookie } from "#web/session-cookie";
import { currentVisit } from "#web/visit";
import { getWords } from "#web/words";

/** Whose address is to be proved here: of the account just made in this browser, or of the one signed in. */
async function waiting(actor: Actor | null): Promise<string> {
  const userId = actor?.id ?? (await readPending("sign-up"));
  if (userId) return userId;
  throw new AppError("unauthenticated", { key: "users.signInForMail" });
}

export const confirmWithCode = action({
  level: "anyone",
  input: codeInput,
  async run({ code }, actor) {
    const visit = await currentVisit();
    const owner = { userId: await waiting(actor), purpose: "verify" as const };
    return goOn(await confirmByCode(db, owner, code, visit), visit);
  },
});

export const confirmWithLink = action({
  level: "anyone",
  input: linkInput,
  async run({ token }, actor) {
    const visit = await currentVisit();
    return goOn(await confirmByLink(db, token, visit, { sessionId: actor?.sessionId }), visit);
  },
});

export const sendAgain = action({
  level: "anyone",
  input: nothing,
  async run(_input, actor) {
    const t = await getWords("account");
    const userId = await waiting(actor);
    await resendProof(db, userId, await currentVisit());
    revalidatePath("/verify");
    return { message: t("verify.sentAgain") };
  },
});

export const changeAddress = action({
  level: "anyone",
  input: emailInput,
  async run({ email }, actor) {
    const userId = await waiting(actor);
    await correctAddress(db, userId, email, await currentVisit());
    if (!actor) await rememberPending("sign-up", userId);
    redirect("/verify");
  },
});

/** A new account that was made in this very browser is signed in at once; anywhere else its password is asked for. */
async function goOn(proved: Proved, visit: Visit): Promise<never> {
  const [actor, begun] = await Promise.all([currentActor(), readPending("sign-up")]);
  if (proved.purpose === "mail-change")
    redirect(actor ? "/me/security?after=changed" : "/signin?after=changed");
  const isOurs = begun === proved.userId;
  if (isOurs) await forgetPending("sign-up");
  if (proved.state !== "active") redirect("/signin?after=approval");
  if (actor) redirect("/me");
  if (!isOurs) redirect("/signin?after=confirmed");
  const user = { id: proved.userId, name: proved.userName };
  await setSessionCookie(await startSession(db, user, false, visit));
  redirect("/me");
}
