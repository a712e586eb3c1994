/** The languages that words can be shown in. */
export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];

/** Every message exists in it; what another language lacks is shown in this one. */
export const SOURCE_LOCALE: Locale = "en";

/** The languages that something can be translated into. */
export const TRANSLATED = ["de"] as const satisfies readonly Exclude<Locale, "en">[];

/** What each language calls itself. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch" };

export function isLocale(text: unknown): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/**
 * The language that suits an Accept-Language header best (RFC 9110, 12.5.4), or null when none of ours is asked for.
 * `de-AT` takes German; what has `q=0` is not wanted.
 */
export function acceptedLocale(header: string | null): Locale | null {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [range = "", ...params] = part.trim().split(";");
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return { language: range.toLowerCase().split("-")[0], weight: Number(quality ?? 1) };
    })
    .filter(({ language, weight }) => isLocale(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const best = wishes[0]?.language;
  return isLocale(best) ? best : null;
}
