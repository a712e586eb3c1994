/**
 * Messages in the browser. The server takes them apart (icu-minify); here they are only put together, so that pages need no
 * parser. Gives what use-intl's translator gives, as app/_lib/compiled-catalogue.test.ts holds.
 */
import { cloneElement, isValidElement, type ReactNode } from "react";
import formatMessage from "use-intl/format-message/format-only";

/** One message, taken apart. */
export type CompiledMessage = Parameters<typeof formatMessage>[1];

/** A catalogue of them. */
export interface CompiledMessages {
  readonly [key: string]: CompiledMessage | CompiledMessages;
}

type Chunks = (chunks: ReactNode) => ReactNode;
type Values = Readonly<Record<string, string | number | Date | Chunks>>;

type Options = Parameters<typeof formatMessage>[3];

/** Made once for each language and style: they are dear. */
function remembered<Made>(make: (...args: never[]) => Made) {
  const made = new Map<string, Made>();
  return (...args: unknown[]): Made => {
    const id = JSON.stringify(args);
    const found = made.get(id) ?? make(...(args as never[]));
    made.set(id, found);
    return found;
  };
}

const formatters = {
  getDateTimeFormat: remembered(Intl.DateTimeFormat),
  getNumberFormat: remembered(Intl.NumberFormat),
  getPluralRules: remembered(
    (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
  ),
} as unknown as Options["formatters"];

/** As in messages of ICU by their names: `{share, number, percent}`. */
const formats: NonNullable<Options["formats"]> = { number: { percent: { style: "percent" } } };

// What the library's other half keeps its parsed messages in; this half has none.
const cache = {} as Options["cache"];

/** A translator over compiled messages, with the parts of use-intl's that pages use: call, `rich` and `has`. */
export function compiledTranslator(locale: string, messages: CompiledMessages) {
  const find = (key: string): CompiledMessage | undefined => {
    let at: CompiledMessage | CompiledMessages | undefined = messages;
    for (const part of key.split("."))
      at = isCatalogue(at) && Object.hasOwn(at, part) ? at[part] : undefined;
    return isCatalogue(at) ? undefined : at;
  };
  const format = (key: string, values?: Values) => {
    const message = find(key);
    if (message === undefined) return key;
    const options = { cache, formats, formatters, locale, timeZone: "UTC" };
    return formatMessage(key, message, values, options);
  };
  const translate = (key: string, values?: Values): string => String(format(key, values));
  return Object.assign(translate, {
    rich: (key: string, values: Values): ReactNode => format(key, keyed(values)),
    has: (key: string): boolean => find(key) !== undefined,
  });
}

function isCatalogue(at: CompiledMessage | CompiledMessages | undefined): at is CompiledMessages {
  return typeof at === "object" && !Array.isArray(at);
}

/** Elements between texts are children in a list: React wants to tell them apart. */
function keyed(values: Values): Values {
  let next = 0;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== "function") return [name, value];
      const withKey: Chunks = (chunks) => {
        const made = value(chunks);
        return isValidElement(made) ? cloneElement(made, { key: `${name}${next++}` }) : made;
      };
      return [name, withKey];
    }),
  );
}
