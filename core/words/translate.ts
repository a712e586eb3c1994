/** Words for people, in their language: one library (use-intl) for pages, mails and the bot. */
import { createFormatter, createTranslator } from "use-intl/core";
import type { Log } from "#core/log";
import { type Area, type English, english, translations } from "./catalogues.ts";
import type { Locale } from "./locales.ts";

/** Gives the messages of one area; keys and the arguments of each message are checked by the compiler. */
export type Words<Name extends Area> = ReturnType<typeof createTranslator<English[Name]>>;

/** Writes numbers, dates and times as a language does. */
export type Formatter = ReturnType<typeof createFormatter>;

const translators = new Map<string, unknown>();
const catalogues = new Map<string, unknown>();
let log: Pick<Log, "warn"> | undefined;

/** Where to say that words are missing; each is said once. Until then nobody is told. */
export function reportMissingWords(to: Pick<Log, "warn">): void {
  log = to;
}

/** The words of an area in a language; what that language lacks is given in English. Made once per process. */
export function translator<Name extends Area>(locale: Locale, area: Name): Words<Name> {
  const id = `${locale} ${area}`;
  const found = translators.get(id) ?? makeTranslator(locale, area);
  translators.set(id, found);
  return found as Words<Name>;
}

function makeTranslator<Name extends Area>(locale: Locale, area: Name) {
  return createTranslator({
    locale,
    messages: catalogueOf(locale, area),
    timeZone: "UTC",
    onError: (error) =>
      log?.warn({ locale, area, reason: error.message }, "a message could not be shown"),
  });
}

/** The messages of an area as they stand, for what is sent to browsers; with the English ones where others are missing. */
export function catalogueOf<Name extends Area>(locale: Locale, area: Name): English[Name] {
  if (locale === "en") return english[area];
  const id = `${locale} ${area}`;
  const found = catalogues.get(id) ?? completed(locale, area);
  catalogues.set(id, found);
  return found as English[Name];
}

interface Messages {
  readonly [key: string]: string | Messages;
}

function completed(locale: Exclude<Locale, "en">, area: Area): Messages {
  const { messages, missing } = completedBy(english[area], translations[locale][area]);
  if (missing.length > 0)
    log?.warn({ locale, area, missing: missing.slice(0, 20) }, "English stands in for words");
  return messages;
}

/** The messages of `own` in the shape of `source`, whose text stands in where there is none; and which were missing. */
export function completedBy(
  source: Messages,
  own: Messages,
): { readonly messages: Messages; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const messages = Object.entries(source).map(([key, text]) => {
    const mine = own[key];
    if (typeof text !== "string") {
      const inner = completedBy(text, typeof mine === "object" ? mine : {});
      missing.push(...inner.missing.map((name) => `${key}.${name}`));
      return [key, inner.messages];
    }
    if (typeof mine === "string") return [key, mine];
    missing.push(key);
    return [key, text];
  });
  return { messages: Object.fromEntries(messages), missing };
}

/** Numbers, dates and times as written in a language and at a place; without a zone in UTC. */
export function formatterFor(locale: Locale, timeZone = "UTC"): Formatter {
  return createFormatter({ locale, timeZone });
}
