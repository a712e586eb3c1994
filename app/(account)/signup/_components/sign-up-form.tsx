"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { NewPasswordField } from "../../_components/password-field.tsx";
import { createAccount } from "../actions.ts";

export function SignUpForm() {
  const [state, submit] = useActionState(createAccount, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field
        label="User name"
        hint="3 to 30 letters, digits, - or _. Others can see it."
        errors={fields?.name}
      >
        <Input
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          required
        />
      </Field>
      <Field
        label="E-mail address"
        hint="Only for this account; never shown."
        errors={fields?.email}
      >
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <NewPasswordField errors={fields?.password} />
      <FormMessage state={state} />
      <SubmitButton size="lg">Create account</SubmitButton>
    </Form>
  );
}
