"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { saveLocale } from "#core/users/profile";
import { isLocale } from "#core/words/locales";
import { db } from "#web/db";
import { currentActor } from "#web/session";
import { currentSite } from "#web/site";
import { LANGUAGE_COOKIE } from "#web/words";

const YEAR_SECONDS = 365 * 86_400;

/** Anybody may choose how pages read: for this browser, and if signed in for their account, whose mails follow. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = form.get("language");
  if (!isLocale(locale)) return;
  const [jar, site, actor] = await Promise.all([cookies(), currentSite(), currentActor()]);
  jar.set(LANGUAGE_COOKIE, locale, {
    maxAge: YEAR_SECONDS,
    sameSite: "lax",
    path: "/",
    httpOnly: true,
    secure: site.url.startsWith("https:"),
  });
  if (actor) await saveLocale(db, actor.id, locale);
  revalidatePath("/", "layout");
}
