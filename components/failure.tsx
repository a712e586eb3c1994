"use client";

import { CloudAlert } from "lucide-react";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Mono } from "#components/ui/irc-name";
import { useWords } from "#components/use-words";

interface FailureProps {
  /** What the log has this error under. */
  readonly reference?: string | undefined;
  readonly onRetry: () => void;
}

/** Instead of a page that failed. Says nothing of the cause, which may hold secrets; the log has it. */
export function Failure({ reference, onRetry }: FailureProps) {
  const t = useWords("kit");
  return (
    <EmptyState
      heading="h1"
      icon={<CloudAlert />}
      title={t("failure.title")}
      action={
        <Button variant="primary" onClick={onRetry}>
          {t("failure.retry")}
        </Button>
      }
    >
      <p>{t("failure.text")}</p>
      {reference !== undefined && (
        <p className="mt-3 text-sm">
          {t.rich("failure.reference", {
            number: () => <Mono className="text-foreground">{reference}</Mono>,
          })}
        </p>
      )}
    </EmptyState>
  );
}
