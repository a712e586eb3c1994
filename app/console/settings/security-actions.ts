"use server";

import { revalidatePath } from "next/cache";
import { inTransaction } from "#core/db/client";
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
