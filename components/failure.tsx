"use client";

import { useWords } from "#components/use-words";

interface FailureProps {
  /** What the log has this error under. */
  readonly reference?: string | undefined;
  readonly onRetry: () => void;
}

/**
 * Instead of a page that failed. Says nothing of the cause, which may hold secrets; the log has it. Every page carries it in
 * case, so it is made of nothing else.
 */
export function Failure({ reference, onRetry }: FailureProps) {
  const t = useWords("kit");
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-10 text-center">
      <h1 className="text-xl">{t("failure.title")}</h1>
      <p className="text-pretty text-muted-foreground">{t("failure.text")}</p>
      {reference !== undefined && (
        <p className="text-sm text-muted-foreground">
          {t.rich("failure.reference", {
            number: () => <span className="font-mono text-foreground">{reference}</span>,
          })}
        </p>
      )}
      <button
        type="button"
        onClick={onRetry}
        className="mt-1 h-control rounded-md bg-primary px-3.5 font-medium text-primary-foreground shadow-raised hover:bg-primary-hover"
      >
        {t("failure.retry")}
      </button>
    </div>
  );
}
