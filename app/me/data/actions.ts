"use server";

import { redirect } from "next/navigation";
import { deleteOwnAccount } from "#core/users/delete-user";
import { deletionInput } from "#core/users/schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { clearSessionCookie } from "#web/session-cookie";
import { currentVisit } from "#web/visit";

export const deleteAccount = action({
  level: "user",
  input: deletionInput,
  async run({ current }, actor) {
    await deleteOwnAccount(db, actor.id, current, await currentVisit());
    await clearSessionCookie();
    redirect("/signin?after=deleted");
  },
});
