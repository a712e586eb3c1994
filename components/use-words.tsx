"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Area } from "#core/words/catalogues";
import type { Locale } from "#core/words/locales";
import type { Words } from "#core/words/translate";
import { type CompiledMessages, compiledTranslator } from "./compiled-words.tsx";

/** What the server hands to the browser: the reader's language and zone, and the catalogues that this part of the page needs. */
export interface ClientWords {
  readonly locale: Locale;
  /** Where the reader says to be; without it times follow the browser's own clock. */
  readonly timeZone?: string | undefined;
  readonly areas: { readonly [Name in Area]?: CompiledMessages };
}

const WordsContext = createContext<ClientWords | null>(null);

interface WordsProviderProps {
  readonly words: ClientWords;
  readonly children: ReactNode;
}

/** Gives words to the client components inside it, besides those that providers around it gave. */
export function WordsProvider({ words, children }: WordsProviderProps) {
  const outer = useContext(WordsContext);
  const all = useMemo(
    () => ({ ...words, areas: { ...outer?.areas, ...words.areas } }),
    [outer, words],
  );
  return <WordsContext value={all}>{children}</WordsContext>;
}

function useReader(): ClientWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error("There is no WordsProvider around this component.");
  return words;
}

/** One translator per catalogue, however many components ask. */
const translators = new WeakMap<object, unknown>();

/** The messages of an area, in client components. A layout around them must have handed that area over. */
export function useWords<Name extends Area>(area: Name): Words<Name> {
  const { locale, areas } = useReader();
  const messages = areas[area];
  if (!messages) throw new Error(`The words "${area}" were not handed to the browser here.`);
  const found = translators.get(messages) ?? compiledTranslator(locale, messages);
  translators.set(messages, found);
  return found as Words<Name>;
}

/** The reader's language, and their time zone when they have told it. To write times: `useFormatter`. */
export function useLocale(): Pick<ClientWords, "locale" | "timeZone"> {
  return useReader();
}
