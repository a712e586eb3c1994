"use client";

import { CircleCheck, CircleHelp, CircleX, Clock } from "lucide-react";
import { useSyncExternalStore } from "react";
import { cn } from "#components/cn";
import { Spinner } from "#components/ui/spinner";
import { Time } from "#components/ui/time";
import { useWords } from "#components/use-words";
import { named } from "#core/words/named";
import { type JobStep, onJobs, stepsOf } from "../_lib/jobs-store.ts";
import { Reason } from "./reason.tsx";

const none: readonly JobStep[] = [];

/** The steps of a job so far, live. */
export function useJob(jobId: string | undefined): readonly JobStep[] {
  return useSyncExternalStore(
    onJobs,
    () => (jobId === undefined ? none : stepsOf(jobId)),
    () => none,
  );
}

const ended: Readonly<Record<string, "good" | "unsure" | "bad">> = {
  done: "good",
  unconfirmed: "unsure",
  failed: "bad",
  expired: "bad",
  cancelled: "bad",
};

interface JobLineProps {
  readonly jobId: string;
  readonly what?: string;
  /** Where it stood when the page was drawn; for clicks that led to another page. */
  readonly known?: JobStep | undefined;
}

/** A click on its way: queued → accepted → running → done, unconfirmed, failed or expired, with times. Stands where the click was. */
export function JobLine({ jobId, what, known }: JobLineProps) {
  const t = useWords("console");
  const heard = useJob(jobId);
  const steps = heard.length > 0 || !known ? heard : [known];
  const last = steps.at(-1);
  const outcome = last && ended[last.state];
  return (
    <div
      role="status"
      className={cn(
        "flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-muted-foreground",
        outcome === "bad" && "text-danger",
      )}
    >
      {outcome === "good" && <CircleCheck aria-hidden="true" className="size-4 text-success" />}
      {outcome === "unsure" && <CircleHelp aria-hidden="true" className="size-4 text-warning" />}
      {outcome === "bad" && <CircleX aria-hidden="true" className="size-4" />}
      {!outcome && (last ? <Spinner /> : <Clock aria-hidden="true" className="size-4" />)}
      {what && <span className="text-foreground">{what}:</span>}
      {steps.length === 0 && <span>{t("jobs.states.queued")}</span>}
      {steps.map(({ state, at }, place) => (
        <span key={`${state} ${at}`}>
          {place > 0 && <span aria-hidden="true">→ </span>}
          {named(t, "jobs.states", state)} <Time at={at} show="time" />
        </span>
      ))}
      {last && last.result !== "" && (
        <span className="wrap-anywhere">
          (<Reason>{last.result}</Reason>)
        </span>
      )}
    </div>
  );
}
