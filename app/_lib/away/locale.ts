import { acceptedLocale, isLocale, type Locale, SOURCE_LOCALE } from "#core/words/locales";

/** The reader's language by what their browser says alone; profile and site cannot be asked. */
export function localeWithoutDatabase(
  cookie: string | undefined,
  headers: { get(name: string): string | null },
): Locale {
  if (isLocale(cookie)) return cookie;
  return acceptedLocale(headers.get("accept-language")) ?? SOURCE_LOCALE;
}
