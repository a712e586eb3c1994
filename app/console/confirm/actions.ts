"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { currentPasswordField } from "#core/passwords/rules";
import { nothing } from "#core/users/schema";
import { endStepUp, stepUp } from "#core/users/step-up";
import { action } from "#web/action";
import { db } from "#web/db";
import { currentVisit } from "#web/visit";
import { getWords } from "#web/words";

/** Takes the password, or a code of the app, and says until when (ms) this browser is not asked again. It gives nobody a level. */
export const confirmPassword = action({
  level: "user",
  input: z.strictObject({ secret: currentPasswordField }),
  async run({ secret }, actor) {
    const until = await stepUp(db, actor, secret, await currentVisit());
    const t = await getWords("console");
    return { message: t("stepUp.confirmed"), until: until.getTime() };
  },
});

export const askAgain = action({
  level: "user",
  input: nothing,
  async run(_input, actor) {
    await endStepUp(db, actor, await currentVisit());
    revalidatePath("/console", "layout");
    return { message: "" };
  },
});
