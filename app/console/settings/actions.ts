"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { inTransaction } from "#core/db/client";
import { readEnv } from "#core/env";
import { hostsForm } from "#core/settings/hosts-form";
import { deliveryBy } from "#core/settings/mail";
import { mailForm, settingOf } from "#core/settings/mail-form";
import { changeSetting, getSetting } from "#core/settings/settings";
import { siteForm, siteOfForm } from "#core/settings/site-form";
import { siteSettings } from "#core/site/site";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { carrySession } from "#web/session-cookie";
import { currentSite } from "#web/site";
import { sendTestMail } from "#web/test-mail";
import { getWords } from "#web/words";

const env = readEnv();

export const saveSiteSettings = action({
  level: "superuser",
  input: siteForm,
  async run(form, actor) {
    const t = await getWords("console");
    const [before, by] = [await currentSite(), await changerFor(actor)];
    await inTransaction(db, (tx) =>
      changeSetting(tx, "site", (stored) => siteOfForm(form, stored, before.urlIsFixed), by),
    );
    revalidatePath("/", "layout");
    const { url } = await siteSettings(db, env);
    if (url === before.url) return { message: t("settings.saved") };
    await carrySession(db, actor);
    redirect(`${url}/console/settings`);
  },
});

/** Saves the mail settings, or tries them out as they are typed. */
export const saveMailSettings = action({
  level: "superuser",
  input: mailForm(env),
  async run(form, actor) {
    if (form.intent === "test") {
      const typed = settingOf(form, await getSetting(db, "mail"), env);
      return { message: await sendTestMail(deliveryBy(typed, env), actor) };
    }
    const t = await getWords("console");
    const by = await changerFor(actor);
    await inTransaction(db, (tx) =>
      changeSetting(tx, "mail", (before) => settingOf(form, before, env), by),
    );
    revalidatePath("/console", "layout");
    return { message: t("settings.saved") };
  },
});

/** Which modules have a host of their own. */
export const saveHosts = action({
  level: "superuser",
  input: hostsForm,
  async run({ hosts }, actor) {
    const t = await getWords("console");
    const by = await changerFor(actor);
    await inTransaction(db, (tx) =>
      changeSetting(tx, "modules", (before) => ({ ...before, hosts }), by),
    );
    revalidatePath("/console/settings");
    return { message: t("settings.saved") };
  },
});
