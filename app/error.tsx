"use client";

import { Failure } from "#components/failure";
import { AccountShell } from "#components/shell/account-shell";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** For errors outside the frames; a frame may have an `error.tsx` of its own that shows `Failure` inside it. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <AccountShell>
      <Failure reference={error.digest} onRetry={reset} />
    </AccountShell>
  );
}
