"use client";

import { type ReactNode, useActionState } from "react";
import type { ButtonProps } from "#components/ui/button";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { ActionState } from "#web/action";
import { JobLine } from "./job-line.tsx";
import { useStatus } from "./status-provider.tsx";

type JobAction = (previous: { readonly status: "idle" }, form: FormData) => Promise<ActionState>;

interface JobFormProps {
  readonly action: JobAction;
  /** Sent along, by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly variant?: ButtonProps["variant"];
  readonly label?: string | undefined;
  /** Why it cannot be asked now; shown on hover. */
  readonly disabledReason?: string | undefined;
}

/** A button that asks something of the bot, and on a line of its own (in a wrapping row) what became of that. Off, with the reason, while the bot is away. */
export function JobButton(props: JobFormProps) {
  const t = useWords("console");
  const { action, fields, children, variant = "secondary", label } = props;
  const { status } = useStatus();
  const [state, submit] = useActionState<ActionState, FormData>(
    (_previous, form) => action({ status: "idle" }, form),
    { status: "idle" },
  );
  const reason =
    props.disabledReason ?? (status.process.state === "ok" ? undefined : t("home.botRunning"));
  return (
    <form action={submit} className="contents">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        size="sm"
        variant={variant}
        disabled={reason !== undefined}
        title={reason}
        aria-label={label}
      >
        {children}
      </SubmitButton>
      <div className="order-last basis-full empty:hidden">
        {state.status === "done" && state.jobId !== undefined && <JobLine jobId={state.jobId} />}
        {state.status === "failed" && <FormMessage state={state} />}
      </div>
    </form>
  );
}
