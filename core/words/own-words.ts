/** Words that a module of the bot brings along, in its own folder: English, and the other languages its author knows. */
import { createTranslator, type ICUArgs } from "use-intl/core";
import type { Log } from "#core/log";
import { LOCALES, type Locale, SOURCE_LOCALE } from "./locales.ts";
import { completedBy } from "./translate.ts";

export interface Texts {
  readonly [key: string]: string | Texts;
}

type PartOf<Catalogue> = {
  readonly [Key in keyof Catalogue]?: Catalogue[Key] extends string
    ? string
    : PartOf<Catalogue[Key]>;
};

/** English is the source; what another language lacks is said in English. */
export type OwnWords<English> = { readonly en: English } & {
  readonly [Language in Exclude<Locale, "en">]?: PartOf<English>;
};

type KeyOf<Catalogue> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string
    ? Key
    : `${Key}.${KeyOf<Catalogue[Key]>}`;
}[keyof Catalogue & string];

type MessageOf<Catalogue, Key extends string> = Key extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Catalogue
    ? MessageOf<Catalogue[Head], Rest>
    : never
  : Key extends keyof Catalogue
    ? Catalogue[Key]
    : never;

type ArgsOf<Message> = Message extends string
  ? ICUArgs<
      Message,
      { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }
    >
  : never;

/** Gives a message by its key. Keys, and the arguments of each message, are checked by the compiler. */
export type Translate<English> = <Key extends KeyOf<English>>(
  key: Key,
  ...args: keyof ArgsOf<MessageOf<English, Key>> extends never
    ? []
    : [Readonly<ArgsOf<MessageOf<English, Key>>>]
) => string;

/** As the compiler knows it where it does not know the module. */
export type UncheckedTranslate = (
  key: string,
  args?: Readonly<Record<string, string | number | Date>>,
) => string;

/** Gives the way to say things in a language. Messages are read when first said, and then kept. */
export function translatorsOf(
  words: OwnWords<Texts> | undefined,
  log: Pick<Log, "warn">,
): (locale: Locale) => UncheckedTranslate {
  const made = new Map<Locale, UncheckedTranslate>();
  return (wanted) => {
    // Also what a module made up: an unknown language is English.
    const locale = LOCALES.includes(wanted) ? wanted : SOURCE_LOCALE;
    const found = made.get(locale) ?? make(words, locale, log);
    made.set(locale, found);
    return found;
  };
}

function make(
  words: OwnWords<Texts> | undefined,
  locale: Locale,
  log: Pick<Log, "warn">,
): UncheckedTranslate {
  const own = words?.[locale] as Texts | undefined;
  const { messages, missing } = completedBy(words?.en ?? {}, own ?? {});
  // A module in English alone is fine; one that is half translated was forgotten.
  if (own && missing.length > 0)
    log.warn({ locale, missing: missing.slice(0, 20) }, "English stands in for words");
  return createTranslator({
    locale,
    messages,
    timeZone: "UTC",
    onError: (error) => log.warn({ locale, reason: error.message }, "a message could not be said"),
  }) as unknown as UncheckedTranslate;
}
