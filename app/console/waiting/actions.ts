"use server";

import { z } from "zod";
import { noteSeen, WAITING_LEVEL } from "#core/status/waiting";
import { action } from "#web/action";
import { db } from "#web/db";

/** What waits was before the reader's eyes, up to the newest of it. */
export const seeWaiting = action({
  level: WAITING_LEVEL,
  input: z.strictObject({ upTo: z.iso.datetime().transform((text) => new Date(text)) }),
  async run({ upTo }, actor) {
    await noteSeen(db, actor.id, upTo, new Date());
    return { message: "" };
  },
});
