"use client";

import { Failure } from "#components/failure";
import { WordsProvider } from "#components/use-words";
import { kit } from "#core/words/en/kit";
import "./globals.css";

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

const words = { locale: "en", areas: { kit } } as const;

/** Stands in for the root layout itself, so it brings its own document, and English words. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>{kit.failure.title}</title>
        <main className="grid min-h-dvh place-items-center">
          <WordsProvider words={words}>
            <Failure reference={error.digest} onRetry={reset} />
          </WordsProvider>
        </main>
      </body>
    </html>
  );
}
