/** Every message of every language can be read as ICU, and uses the arguments that the English one uses. */
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatMessage from "use-intl/format-message";
import { expect, test } from "vitest";
import { type Area, english, translations } from "./catalogues.ts";
import { LOCALES, type Locale } from "./locales.ts";
import { catalogueOf } from "./translate.ts";

interface Messages {
  readonly [key: string]: string | Messages;
}

function keysOf(messages: Messages, path = ""): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [path + key] : keysOf(value, `${path}${key}.`),
  );
}

const textOf = (messages: Messages, key: string): string =>
  String(
    key
      .split(".")
      .reduce<string | Messages>(
        (found, name) => (typeof found === "string" ? found : (found[name] ?? "")),
        messages,
      ),
  );

/** The names a message asks for, as argument or as tag; throws what is wrong with it. */
function namesIn(messages: Messages, key: string, locale: string): Set<string> {
  const asked = new Set<string>();
  const text = textOf(messages, key);
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: "UTC" };
  // Something that serves as tag and as number; each number picks another branch of a plural.
  for (const count of [0, 1, 2, 5, 11]) {
    const value = Object.assign((chunks: unknown) => chunks, { valueOf: () => count });
    const note = (name: string | symbol) => typeof name === "string" && asked.add(name);
    const values = new Proxy<Record<string, unknown>>(
      {},
      {
        has: (_, name) => Boolean(note(name)) || true,
        get: (_, name) => (note(name) ? value : undefined),
        ownKeys: () => [],
      },
    );
    void formatMessage(key, text, values as never, options as never);
  }
  return asked;
}

const areas = Object.keys(english) as Area[];

test.each(areas)("the messages of %s are well formed in every language", (area) => {
  const source: Messages = english[area];
  const faults: string[] = [];
  for (const key of keysOf(source)) {
    const wanted = [...namesIn(source, key, "en")].sort().join();
    for (const locale of LOCALES) {
      const names = [...namesIn(catalogueOf(locale, area), key, locale)].sort().join();
      if (names !== wanted)
        faults.push(`${locale} ${key}: has {${names}}, English has {${wanted}}`);
    }
  }
  expect(faults).toEqual([]);
});

const translated = LOCALES.filter((locale): locale is Exclude<Locale, "en"> => locale !== "en");

test.each(translated)("%s has every message, and none that nobody shows", (locale) => {
  expect(keysOf(translations[locale]).sort()).toEqual(keysOf(english).sort());
});

test.each(translated)("no message is empty in %s that says something in English", (locale) => {
  const empty = (messages: Messages) =>
    keysOf(messages).filter((key) => textOf(messages, key).trim() === "");
  expect(empty(translations[locale])).toEqual(empty(english));
});

test("a message that is not well formed would be found", () => {
  expect(() => namesIn({ a: "{count, plural, one {x}" }, "a", "en")).toThrow();
  expect(namesIn({ a: "{count, plural, one {<b>{x}</b>} other {#}}" }, "a", "en")).toEqual(
    new Set(["count", "b", "x"]),
  );
});
