"use client";

import { Failure } from "#components/failure";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <Failure reference={error.digest} onRetry={reset} />;
}
