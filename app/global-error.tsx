"use client";

import { Failure } from "#components/failure";
import { words } from "#components/words";
import "./globals.css";

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Stands in for the root layout itself, so it brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>{words.failure.title}</title>
        <main className="grid min-h-dvh place-items-center">
          <Failure reference={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
