"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { useEarlyInput } from "#components/early-input";
import { Toaster } from "#components/ui/toaster";
import { type ClientWords, WordsProvider } from "#components/use-words";

interface AppProvidersProps {
  readonly nonce?: string | undefined;
  /** The kit's own words. */
  readonly words: ClientWords;
  readonly children: ReactNode;
}

/** What every page needs around it in the browser: the style nonce for popups, the kit's words, shared tooltip timing, toasts. */
export function AppProviders({ nonce, words, children }: AppProvidersProps) {
  useEarlyInput();
  return (
    <CSPProvider nonce={nonce}>
      <WordsProvider words={words}>
        <Tooltip.Provider delay={400}>
          {children}
          <Toaster />
        </Tooltip.Provider>
      </WordsProvider>
    </CSPProvider>
  );
}
