"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { dismissReturn, keepAnyway, tryAgain as tryOnceMore } from "#core/networks/trial-answers";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { getWords } from "#web/words";

const seenTrial = z.strictObject({
  networkId: z.string().min(1).max(64),
  mark: z.string().min(1).max(64),
});

/** The new settings stay, whether the bot gets in or not. */
export const keepSettings = action({
  level: "superuser",
  input: seenTrial,
  async run(trial, actor) {
    await keepAnyway(db, trial, await changerFor(actor));
    revalidatePath("/console", "layout");
    return { message: (await getWords("console"))("networks.trial.kept") };
  },
});

/** Puts what was undone in force once more. */
export const tryAgain = action({
  level: "superuser",
  input: seenTrial,
  async run(trial, actor) {
    const jobId = await tryOnceMore(db, trial, await changerFor(actor));
    revalidatePath("/console", "layout");
    return { message: (await getWords("console"))("networks.trial.againDone"), jobId };
  },
});

/** Somebody has read what was undone. */
export const dismissNotice = action({
  level: "superuser",
  input: seenTrial,
  async run(trial, actor) {
    await dismissReturn(db, trial, await changerFor(actor));
    revalidatePath("/console", "layout");
    return { message: (await getWords("console"))("networks.trial.dismissed") };
  },
});
