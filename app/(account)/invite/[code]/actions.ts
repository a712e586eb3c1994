"use server";

import { redirect } from "next/navigation";
import { AppError } from "#core/errors";
import { addressBlock } from "#core/limits/address";
import { claimByInvite, openInvite } from "#core/users/invites";
import { linkInput } from "#core/users/schema";
import { action } from "#web/action";
import { db } from "#web/db";
import { rememberPending } from "#web/pending";
import { currentVisit } from "#web/visit";

export const acceptInvite = action({
  level: "anyone",
  input: linkInput,
  async run({ token }, actor) {
    const { limits, ip, now } = await currentVisit();
    await limits.spend("link.block", addressBlock(ip));
    if (actor) {
      const network = await claimByInvite(db, { id: actor.id, name: actor.name, ip }, token, now);
      redirect(`/me/token?${new URLSearchParams({ network })}`);
    }
    if (!(await openInvite(db, token, now)))
      throw new AppError("not_found", { key: "users.inviteDead" });
    await rememberPending("invite", token);
    redirect("/signup");
  },
});
