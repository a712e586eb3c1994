/** Which messages there are. English is the source: its shape is every other language's shape. */
import { account as deAccount } from "./de/account.ts";
import { bot as deBot } from "./de/bot.ts";
import { console as deConsole } from "./de/console.ts";
import { errors as deErrors } from "./de/errors.ts";
import { kit as deKit } from "./de/kit.ts";
import { mail as deMail } from "./de/mail.ts";
import { me as deMe } from "./de/me.ts";
import { publicPages as dePublicPages } from "./de/public.ts";
import { setup as deSetup } from "./de/setup.ts";
import { account } from "./en/account.ts";
import { bot } from "./en/bot.ts";
import { console } from "./en/console.ts";
import { errors } from "./en/errors.ts";
import { kit } from "./en/kit.ts";
import { mail } from "./en/mail.ts";
import { me } from "./en/me.ts";
import { publicPages } from "./en/public.ts";
import { setup } from "./en/setup.ts";
import type { Locale } from "./locales.ts";

/** English, by area: a part of the product whose words are needed together. */
export const english = {
  account,
  bot,
  console,
  errors,
  kit,
  mail,
  me,
  public: publicPages,
  setup,
} as const;

export type English = typeof english;
export type Area = keyof English;

/** A catalogue in another language: the same keys, none missing, none more. */
export type Translation<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string
    ? string
    : Translation<Catalogue[Key]>;
};

/** The other languages, complete: a message that one lacks does not compile. */
export const translations: {
  readonly [Language in Exclude<Locale, "en">]: Translation<English>;
} = {
  de: {
    account: deAccount,
    bot: deBot,
    console: deConsole,
    errors: deErrors,
    kit: deKit,
    mail: deMail,
    me: deMe,
    public: dePublicPages,
    setup: deSetup,
  },
};
