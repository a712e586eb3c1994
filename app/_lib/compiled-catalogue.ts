import "server-only";
import compile from "icu-minify/compile";
import type { CompiledMessages } from "#components/compiled-words";
import type { Area } from "#core/words/catalogues";
import type { Locale } from "#core/words/locales";
import { catalogueOf } from "#core/words/translate";

const compiled = new Map<string, CompiledMessages>();

/** The messages of an area taken apart for the browser. Made once per process. */
export function compiledCatalogue(locale: Locale, area: Area): CompiledMessages {
  const id = `${locale} ${area}`;
  const found = compiled.get(id) ?? compileAll(catalogueOf(locale, area));
  compiled.set(id, found);
  return found;
}

interface Messages {
  readonly [key: string]: string | Messages;
}

/** Exported for the test that holds them against the originals. */
export function compileAll(messages: Messages): CompiledMessages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      // What compile gives has objects without a prototype, which React does not hand to browsers; a clone has none of them.
      typeof message === "string" ? structuredClone(compile(message)) : compileAll(message),
    ]),
  );
}
