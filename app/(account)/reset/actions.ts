"use server";

import { redirect } from "next/navigation";
import { addressBlock } from "#core/limits/address";
import { resetPassword } from "#core/users/reset";
import { resetInput } from "#core/users/schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { clearSessionCookie } from "#web/session-cookie";
import { currentVisit } from "#web/visit";

export const setNewPassword = action({
  level: "anyone",
  input: resetInput,
  async run({ token, password }) {
    const visit = await currentVisit();
    await visit.limits.spend("link.block", addressBlock(visit.ip));
    await resetPassword(db, token, password, visit);
    await clearSessionCookie();
    redirect("/signin?after=reset");
  },
});
