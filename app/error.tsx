"use client";

import { Failure } from "#components/failure";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** For errors outside the frames; a frame may have an `error.tsx` of its own that shows `Failure` inside it. Every page carries it. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Failure reference={error.digest} onRetry={reset} />
    </main>
  );
}
