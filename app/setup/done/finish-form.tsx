"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { finishStep } from "./actions.ts";

export function FinishForm() {
  const t = useWords("setup");
  const [state, submit] = useActionState(finishStep, { status: "idle" });
  return (
    <Form action={submit}>
      <FormMessage state={state} />
      <div className="flex flex-wrap gap-2.5 max-sm:[&>*]:flex-1">
        <SubmitButton name="to" value="/me/token">
          {t("done.finishToken")}
        </SubmitButton>
        <SubmitButton name="to" value="/console" variant="secondary">
          {t("done.finishConsole")}
        </SubmitButton>
      </div>
    </Form>
  );
}
