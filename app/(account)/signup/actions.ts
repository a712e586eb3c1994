"use server";

import { redirect } from "next/navigation";
import { signUpInput } from "#core/users/schema";
import { signUp } from "#core/users/sign-up";
import { action } from "#web/action";
import { db } from "#web/db";
import { forgetPending, readPending, rememberPending } from "#web/pending";
import { currentVisit } from "#web/visit";

export const createAccount = action({
  level: "anyone",
  input: signUpInput,
  async run(input) {
    const invite = (await readPending("invite")) ?? undefined;
    const userId = await signUp(db, { ...input, invite }, await currentVisit());
    await rememberPending("sign-up", userId);
    if (invite) await forgetPending("invite");
    redirect("/verify");
  },
});
