"use server";

import { z } from "zod";
import { askBot } from "#core/jobs/jobs";
import { action } from "#web/action";
import { db } from "#web/db";
import { currentReader, getWords } from "#web/words";

export const reloadModule = action({
  level: "superuser",
  input: z.strictObject({ name: z.string().max(32) }),
  async run({ name }, actor) {
    const t = await getWords("console");
    const { locale } = await currentReader();
    const asker = { id: actor.id, level: actor.level, via: "web" as const, locale };
    const jobId = await askBot(db, "module.reload", name === "" ? {} : { name }, asker);
    return {
      message: name === "" ? t("modules.reloadAll") : t("modules.reloadOne", { name }),
      jobId,
    };
  },
});
