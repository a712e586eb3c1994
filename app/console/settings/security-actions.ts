"use server";

import { revalidatePath } from "next/cache";
import { inTransaction } from "#core/db/client";
import { lifetimesForm, lifetimesOfForm } from "#core/settings/lifetimes-form";
import { securityForm, securityOfForm } from "#core/settings/security-form";
import { changeSetting } from "#core/settings/settings";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { getWords } from "#web/words";

/** Whether staff and superusers need a second factor. */
export const saveSecurity = action({
  level: "superuser",
  input: securityForm,
  async run(form, actor) {
    const t = await getWords("console");
    const [by, now] = [await changerFor(actor), new Date()];
    await inTransaction(db, (tx) =>
      changeSetting(tx, "security", (before) => securityOfForm(form, before, now), by, now),
    );
    revalidatePath("/", "layout");
    return { message: t("settings.saved") };
  },
});

/** How long tokens and sessions hold. */
export const saveLifetimes = action({
  level: "superuser",
  input: lifetimesForm,
  async run(form, actor) {
    const t = await getWords("console");
    const by = await changerFor(actor);
    const wanted = lifetimesOfForm(form);
    await inTransaction(db, async (tx) => {
      await changeSetting(tx, "tokens", (before) => ({ ...before, ...wanted.tokens }), by);
      await changeSetting(tx, "sessions", (before) => ({ ...before, ...wanted.sessions }), by);
    });
    revalidatePath("/console/settings");
    return { message: t("settings.saved") };
  },
});
