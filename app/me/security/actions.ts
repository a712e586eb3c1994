"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { confirmByCode } from "#core/users/confirm";
import { askEmailChange } from "#core/users/email-change";
import { changePassword } from "#core/users/reset";
import { codeInput, emailChangeInput, passwordChangeInput } from "#core/users/schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { setSessionCookie } from "#web/session-cookie";
import { currentVisit } from "#web/visit";
import { getWords } from "#web/words";

export const replacePassword = action({
  level: "user",
  input: passwordChangeInput,
  async run(input, actor) {
    await setSessionCookie(await changePassword(db, actor, input, await currentVisit()));
    redirect("/me/security?after=password");
  },
});

export const moveAddress = action({
  level: "user",
  input: emailChangeInput,
  async run(input, actor) {
    const t = await getWords("me");
    await askEmailChange(db, actor.id, input, await currentVisit());
    revalidatePath("/me/security");
    return { message: t("security.mailSent") };
  },
});

export const proveNewAddress = action({
  level: "user",
  input: codeInput,
  async run({ code }, actor) {
    const owner = { userId: actor.id, purpose: "mail-change" as const };
    await confirmByCode(db, owner, code, await currentVisit(), actor);
    redirect("/me/security?after=changed");
  },
});
