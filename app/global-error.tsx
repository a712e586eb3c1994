"use client";

import { failure } from "#core/words/en/failure";
import "./globals.css";

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Stands in for the root layout itself, so it brings its own document, and English words. Every page carries it: it is bare. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>{failure.title}</title>
        <main className="grid min-h-dvh content-center justify-items-center gap-4 p-6 text-center">
          <h1 className="text-xl">{failure.title}</h1>
          <p>{failure.text}</p>
          <p className="font-mono empty:hidden">{error.digest}</p>
          <button
            type="button"
            onClick={reset}
            className="h-control rounded-md bg-primary px-3.5 text-primary-foreground"
          >
            {failure.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
