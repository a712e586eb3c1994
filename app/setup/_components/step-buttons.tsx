"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";

interface StepButtonsProps {
  /** What the sending button does. */
  readonly submit?: ReactNode;
  /** Sent as `intent`, for forms with more than one button. */
  readonly submitValue?: string | undefined;
  /** Where it goes on without sending. */
  readonly next: string;
  /** True when the step is settled, so that going on is no skipping. */
  readonly settled?: boolean | undefined;
  readonly children?: ReactNode;
}

/** The end of each step: do it, or leave it for later. */
export function StepButtons(props: StepButtonsProps) {
  const t = useWords("setup");
  const { submit, submitValue, next, settled = false, children } = props;
  const intent = submitValue === undefined ? {} : { name: "intent", value: submitValue };
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2.5 max-sm:[&>*]:flex-1">
      {settled && (
        <Button variant="primary" render={<Link href={next} />}>
          {t("goOn")}
        </Button>
      )}
      <SubmitButton {...intent} variant={settled ? "secondary" : "primary"}>
        {submit ?? t("continue")}
      </SubmitButton>
      {children}
      {!settled && (
        <Button variant="ghost" render={<Link href={next} />}>
          {t("skip")}
        </Button>
      )}
    </div>
  );
}
