"use server";

import { z } from "zod";
import { askBot } from "#core/jobs/jobs";
import { action } from "#web/action";
import { db } from "#web/db";

export const reloadModule = action({
  level: "superuser",
  input: z.strictObject({ name: z.string().max(32) }),
  async run({ name }, actor) {
    const asker = { id: actor.id, level: actor.level, via: "web" as const };
    const jobId = await askBot(db, "module.reload", name === "" ? {} : { name }, asker);
    return { message: name === "" ? "Reload all" : `Reload ${name}`, jobId };
  },
});
