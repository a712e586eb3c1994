/** The form for the site in the console's settings: what it sends, and what it makes of the setting. */
import { z } from "zod";
import { say } from "#core/words/told";
import { toPublicUrl } from "./public-url.ts";
import { type SettingValue, settings } from "./registry.ts";

const { name, signupMode, language } = settings.site.schema.shape;

export const siteForm = z.strictObject({
  name,
  /** Absent where the environment decides; empty for none. */
  url: z
    .string()
    .max(300)
    .optional()
    .transform((typed, context) => {
      if (!typed?.trim()) return null;
      const url = toPublicUrl(typed);
      if (url) return url;
      const message = say({ key: "fields.publicUrl" });
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }),
  signupMode: signupMode.unwrap(),
  language: language.unwrap(),
});

/** The setting a checked form stands for. An address that the environment fixed stays what it was underneath. */
export function siteOfForm(
  form: z.output<typeof siteForm>,
  before: SettingValue<"site">,
  urlIsFixed: boolean,
): SettingValue<"site"> {
  return { ...before, ...form, url: urlIsFixed ? before.url : form.url };
}
