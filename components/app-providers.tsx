"use client";

import type { ReactNode } from "react";
import { useEarlyInput } from "#components/early-input";
import { type ClientWords, WordsProvider } from "#components/use-words";

interface AppProvidersProps {
  /** The kit's own words. */
  readonly words: ClientWords;
  readonly children: ReactNode;
}

/** What every page needs around it in the browser. Public pages carry it: nothing heavy belongs here. */
export function AppProviders({ words, children }: AppProvidersProps) {
  useEarlyInput();
  return <WordsProvider words={words}>{children}</WordsProvider>;
}
