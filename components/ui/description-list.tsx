import type { ReactNode } from "react";
import { cn } from "#components/cn";

export interface Fact {
  readonly term: ReactNode;
  readonly value: ReactNode;
}

interface DescriptionListProps {
  readonly facts: readonly Fact[];
  readonly className?: string | undefined;
}

/** Names and values in two columns; on phones the value comes under its name. */
export function DescriptionList({ facts, className }: DescriptionListProps) {
  return (
    <dl className={cn("divide-y divide-border text-base", className)}>
      {facts.map((fact, place) => (
        <div
          key={typeof fact.term === "string" ? fact.term : `fact-${place}`}
          className="grid gap-x-4 py-cell first:pt-0 last:pb-0 sm:grid-cols-[minmax(8rem,13rem)_minmax(0,1fr)]"
        >
          <dt className="text-muted-foreground">{fact.term}</dt>
          <dd className="min-w-0">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
