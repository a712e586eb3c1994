"use server";

import { redirect } from "next/navigation";
import { inTransaction } from "#core/db/client";
import { readEnv } from "#core/env";
import { deliveryBy } from "#core/settings/mail";
import { mailForm, settingOf } from "#core/settings/mail-form";
import { changeSetting, getSetting } from "#core/settings/settings";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { sendTestMail } from "#web/test-mail";
import { refuseWhenFinished } from "../_lib/open.ts";

const env = readEnv();

/** Saves the mail settings, or tries them out as they are typed. */
export const saveMailStep = action({
  level: "superuser",
  input: mailForm(env),
  async run(form, actor) {
    await refuseWhenFinished();
    if (form.intent === "test") {
      const typed = settingOf(form, await getSetting(db, "mail"), env);
      return { message: await sendTestMail(deliveryBy(typed, env), actor) };
    }
    const by = await changerFor(actor);
    await inTransaction(db, (tx) =>
      changeSetting(tx, "mail", (before) => settingOf(form, before, env), by),
    );
    redirect("/setup/network");
  },
});
