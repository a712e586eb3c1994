"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { askReset } from "../actions.ts";

export function ForgotForm() {
  const t = useWords("account");
  const [state, submit] = useActionState(askReset, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field label={t("fields.email")} errors={fields?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("forgot.do")}</SubmitButton>
    </Form>
  );
}
