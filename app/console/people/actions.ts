"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { LEVELS } from "#core/levels";
import {
  changeLevel,
  disableUser,
  enableUser,
  endIrcSession as logOutOnIrc,
} from "#core/people/changes";
import { say } from "#core/words/told";
import { action } from "#web/action";
import { db } from "#web/db";
import { getWords } from "#web/words";
import { changerFrom } from "./_lib/changer.ts";

const userId = z.string().min(1).max(64);
const reason = z
  .string()
  .trim()
  .max(300, say({ key: "fields.atMost", most: 300 }));

export const setLevel = action({
  level: "staff",
  stepUp: true,
  input: z.strictObject({
    userId,
    level: z.enum(LEVELS),
    reason: reason.min(3, say({ key: "fields.reason" })),
  }),
  async run({ userId, level, reason }, actor) {
    const t = await getWords("console");
    if (!(await changeLevel(db, await changerFrom(actor), userId, level, reason)))
      return { message: t("people.theirLevelAlready") };
    revalidatePath("/console/people", "layout");
    return { message: t("people.levelChangedOpen") };
  },
});

export const disable = action({
  level: "staff",
  input: z.strictObject({ userId, reason }),
  async run({ userId, reason }, actor) {
    const t = await getWords("console");
    const jobId = await disableUser(db, await changerFrom(actor), userId, reason);
    revalidatePath("/console/people", "layout");
    return { message: t("people.accountDisabled"), ...(jobId === null ? {} : { jobId }) };
  },
});

export const enable = action({
  level: "staff",
  input: z.strictObject({ userId }),
  async run({ userId }, actor) {
    const t = await getWords("console");
    await enableUser(db, await changerFrom(actor), userId);
    revalidatePath("/console/people", "layout");
    return { message: t("people.accountActiveAgain") };
  },
});

export const endIrcSession = action({
  level: "staff",
  input: z.strictObject({ userId, sessionId: z.string().min(1).max(64) }),
  async run(input, actor) {
    const t = await getWords("console");
    const jobId = await logOutOnIrc(db, await changerFrom(actor), input);
    return { message: t("people.logOutIrc"), jobId };
  },
});
