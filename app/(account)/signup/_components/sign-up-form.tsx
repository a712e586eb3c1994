"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { NewPasswordField } from "../../_components/password-field.tsx";
import { createAccount } from "../actions.ts";

export function SignUpForm() {
  const t = useWords("account");
  const [state, submit] = useActionState(createAccount, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field label={t("signUp.name")} hint={t("signUp.nameHint")} errors={fields?.name}>
        <Input
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          required
        />
      </Field>
      <Field label={t("fields.email")} hint={t("signUp.emailHint")} errors={fields?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <NewPasswordField errors={fields?.password} />
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("signUp.do")}</SubmitButton>
    </Form>
  );
}
