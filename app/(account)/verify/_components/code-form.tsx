"use client";

import { useActionState } from "react";
import { CodeInput } from "#components/ui/code-input";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { confirmWithCode } from "../actions.ts";

/** The six digits from the mail. */
export function CodeForm() {
  const t = useWords("account");
  const [state, submit] = useActionState(confirmWithCode, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field label={t("verify.code")} errors={fields?.code}>
        <CodeInput name="code" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("verify.do")}</SubmitButton>
    </Form>
  );
}
