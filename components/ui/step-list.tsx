"use client";

import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/cn";
import { useWords } from "#components/use-words";

export type StepState = "todo" | "current" | "done" | "failed";

export interface Step {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly state: StepState;
}

interface StepListProps {
  readonly steps: readonly Step[];
  /** `row` lays the steps side by side where there is room. */
  readonly look?: "column" | "row" | undefined;
  readonly className?: string | undefined;
}

const mark: Readonly<Record<StepState, string>> = {
  todo: "border-input/60 text-muted-foreground",
  current: "border-primary bg-primary-soft text-primary",
  done: "border-primary bg-primary text-primary-foreground",
  failed: "border-danger bg-danger-soft text-danger",
};

/** Where one is in something with several steps. */
export function StepList({ steps, look = "column", className }: StepListProps) {
  const t = useWords("kit");
  const row = look === "row";
  return (
    <ol
      aria-label={t("steps.title")}
      className={cn("flex flex-col", row && "sm:flex-row sm:gap-3", className)}
    >
      {steps.map((step, place) => (
        <li
          key={typeof step.label === "string" ? step.label : `step-${place}`}
          aria-current={step.state === "current" ? "step" : undefined}
          className={cn(
            "group relative flex gap-3 pb-5 last:pb-0",
            row && "sm:flex-1 sm:flex-col sm:gap-1.5 sm:pb-0",
          )}
        >
          <span
            aria-hidden="true"
            className={cn(
              "absolute top-7 bottom-1 left-3 w-px bg-border group-last:hidden",
              row && "sm:top-3 sm:right-0 sm:bottom-auto sm:left-8 sm:h-px sm:w-auto",
              step.state === "done" && "bg-primary",
            )}
          />
          <span
            aria-hidden="true"
            className={cn(
              "grid size-6 shrink-0 place-items-center rounded-full border text-xs font-semibold [&_svg]:size-3.5",
              mark[step.state],
            )}
          >
            {step.state === "done" && <Check strokeWidth={3} />}
            {step.state === "failed" && <X strokeWidth={3} />}
            {(step.state === "todo" || step.state === "current") && place + 1}
          </span>
          <div className="min-w-0 pt-0.5">
            <p
              className={cn(
                "text-base",
                step.state === "todo" ? "text-muted-foreground" : "font-medium",
              )}
            >
              {step.label}
              {step.state !== "todo" && (
                <span className="sr-only"> ({t(`steps.${step.state}`)})</span>
              )}
            </p>
            {step.hint && <div className="text-sm text-muted-foreground">{step.hint}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
