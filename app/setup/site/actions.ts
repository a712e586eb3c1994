"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { toPublicUrl } from "#core/settings/public-url";
import { settings } from "#core/settings/registry";
import { saveSite } from "#core/setup/finish";
import { say } from "#core/words/told";
import { action } from "#web/action";
import { changerFor } from "#web/changer";
import { db } from "#web/db";
import { currentSite } from "#web/site";
import { refuseWhenFinished } from "../_lib/open.ts";

const publicUrl = z.string().transform((typed, context) => {
  if (typed.trim() === "") return null;
  const url = toPublicUrl(typed);
  if (url) return url;
  context.addIssue({ code: "custom", message: say({ key: "fields.publicUrl" }) });
  return z.NEVER;
});

export const saveSiteStep = action({
  level: "superuser",
  input: z.strictObject({
    name: settings.site.schema.shape.name,
    url: publicUrl.default(null),
  }),
  async run({ name, url }, actor) {
    await refuseWhenFinished();
    const { urlIsFixed } = await currentSite();
    await saveSite(db, { name, url: urlIsFixed ? null : url }, await changerFor(actor));
    redirect("/setup/mail");
  },
});
