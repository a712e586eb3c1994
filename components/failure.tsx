import { CloudAlert } from "lucide-react";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Mono } from "#components/ui/irc-name";
import { words } from "#components/words";

interface FailureProps {
  /** What the log has this error under. */
  readonly reference?: string | undefined;
  readonly onRetry: () => void;
}

/** Instead of a page that failed. Says nothing of the cause, which may hold secrets; the log has it. */
export function Failure({ reference, onRetry }: FailureProps) {
  return (
    <EmptyState
      heading="h1"
      icon={<CloudAlert />}
      title={words.failure.title}
      action={
        <Button variant="primary" onClick={onRetry}>
          {words.failure.retry}
        </Button>
      }
    >
      <p>{words.failure.text}</p>
      {reference !== undefined && (
        <p className="mt-3 text-sm">
          {words.failure.reference}: <Mono className="text-foreground">{reference}</Mono>
        </p>
      )}
    </EmptyState>
  );
}
