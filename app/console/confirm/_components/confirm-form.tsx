"use client";

import { useActionState, useEffect, useEffectEvent } from "react";
import { Alert } from "#components/ui/alert";
import { buttonClass } from "#components/ui/button";
import { Form } from "#components/ui/form";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { PasswordAgain } from "../../_components/step-up/password-field.tsx";
import { useStepUpState } from "../../_components/step-up/step-up-provider.tsx";
import { confirmPassword } from "../actions.ts";

interface ConfirmFormProps {
  /** Where to go on, already checked. */
  readonly next: string;
  readonly isConfirmed: boolean;
}

/** Asks for the password, then shows the way on. */
export function ConfirmForm({ next, isConfirmed }: ConfirmFormProps) {
  const t = useWords("console");
  const { change } = useStepUpState();
  const [state, submit] = useActionState(confirmPassword, { status: "idle" });
  const until = state.status === "done" ? state.until : null;
  const tell = useEffectEvent(change);
  useEffect(() => {
    if (until !== null) tell(until);
  }, [until]);

  if (isConfirmed || until !== null)
    return (
      <div className="flex flex-col items-start gap-4">
        <Alert live tone="success" className="self-stretch">
          {t("stepUp.confirmed")}
        </Alert>
        {/* A file, perhaps: nothing that the router could show. */}
        <a href={next} className={buttonClass({ variant: "primary" })}>
          {t("stepUp.goOn")}
        </a>
      </div>
    );
  return (
    <Form action={submit}>
      <PasswordAgain problem={state.status === "failed" ? state.message : undefined} />
      <SubmitButton className="self-start">{t("stepUp.confirm")}</SubmitButton>
    </Form>
  );
}
