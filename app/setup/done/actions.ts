"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { finishSetup } from "#core/setup/finish";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { carrySession } from "#web/session-cookie";
import { currentSite } from "#web/site";
import { refuseWhenFinished } from "../_lib/open.ts";

/** Ends the first run and goes where the person chose, at the site's new address if it has one. */
export const finishStep = action({
  level: "superuser",
  input: z.strictObject({ to: z.enum(["/me/token", "/console"]) }),
  async run({ to }, actor) {
    await refuseWhenFinished();
    const { url: before } = await currentSite();
    const url = await finishSetup(db, await changerFor(actor));
    if (url === null || url === before) redirect(to);
    await carrySession(db, actor);
    redirect(`${url}${to}`);
  },
});
