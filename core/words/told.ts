/** Sentences that are decided deep inside and read by people in their own language: a key with its arguments. */
import type { ICUArgs } from "use-intl/core";
import type { English } from "./catalogues.ts";
import { type Locale, SOURCE_LOCALE } from "./locales.ts";
import { translator } from "./translate.ts";

type ArgsOf<Message extends string> = ICUArgs<
  Message,
  { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: Date }
>;

type ToldIn<Part, Path extends string> = {
  [Key in keyof Part & string]: Part[Key] extends string
    ? { readonly key: `${Path}${Key}` } & Readonly<ArgsOf<Part[Key]>>
    : ToldIn<Part[Key], `${Path}${Key}.`>;
}[keyof Part & string];

/** A sentence of the catalogue `errors`, `{ key: "access.needsLevel", level }`, or of `bot`, `{ key: "bot.nothingMore" }`. */
export type Told = ToldIn<English["errors"], ""> | ToldIn<English["bot"], "bot.">;

type Untyped = (key: string, args: Readonly<Record<string, string | number | Date>>) => string;

/** The sentence in a language. */
export function tell(told: Told, locale: Locale = SOURCE_LOCALE): string {
  const { key, ...args } = told;
  const [area, name] = key.startsWith("bot.")
    ? (["bot", key.slice("bot.".length)] as const)
    : (["errors", key] as const);
  return (translator(locale, area) as unknown as Untyped)(name, args);
}

const known = new Map<string, Told>();

/**
 * The English sentence, known from then on to {@link inLanguage}: for messages of zod schemas, which are plain text and
 * made when a file is loaded. Not for arguments that come from outside: nothing is ever forgotten.
 */
export function say(told: Told): string {
  const sentence = tell(told);
  known.set(sentence, told);
  return sentence;
}

/** A sentence made by {@link say} in a language; any other text as it is. */
export function inLanguage(text: string, locale: Locale): string {
  const told = locale === SOURCE_LOCALE ? undefined : known.get(text);
  return told ? tell(told, locale) : text;
}
