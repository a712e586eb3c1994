"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { CHANNEL_LEVELS } from "#core/levels";
import { changeChannelLevel } from "#core/people/channel-levels";
import { say } from "#core/words/told";
import { action } from "#web/action";
import { db } from "#web/db";
import { getWords } from "#web/words";
import { changerFrom } from "./_lib/changer.ts";

const id = z.string().min(1).max(64);
const reason = z
  .string()
  .trim()
  .min(3, say({ key: "fields.reason" }))
  .max(300, say({ key: "fields.atMost", most: 300 }));

export const setChannelLevel = action({
  level: "staff",
  stepUp: true,
  input: z.strictObject({ userId: id, channelId: id, level: z.enum(CHANNEL_LEVELS), reason }),
  async run(input, actor) {
    const t = await getWords("console");
    if (!(await changeChannelLevel(db, await changerFrom(actor), input)))
      return { message: t("people.there.already") };
    revalidatePath("/console/people", "layout");
    return { message: t("people.there.changed") };
  },
});

export const dropChannelLevel = action({
  level: "staff",
  stepUp: true,
  input: z.strictObject({ userId: id, channelId: id, reason }),
  async run(input, actor) {
    const t = await getWords("console");
    await changeChannelLevel(db, await changerFrom(actor), { ...input, level: null });
    revalidatePath("/console/people", "layout");
    return { message: t("people.there.dropped") };
  },
});
