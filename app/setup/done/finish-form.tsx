"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { setupWords } from "../_lib/words.ts";
import { finishStep } from "./actions.ts";

const words = setupWords.done;

export function FinishForm() {
  const [state, submit] = useActionState(finishStep, { status: "idle" });
  return (
    <Form action={submit}>
      <FormMessage state={state} />
      <div className="flex flex-wrap gap-2.5 max-sm:[&>*]:flex-1">
        <SubmitButton name="to" value="/me/token">
          {words.finishToken}
        </SubmitButton>
        <SubmitButton name="to" value="/console" variant="secondary">
          {words.finishConsole}
        </SubmitButton>
      </div>
    </Form>
  );
}
