"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { SubmitButton } from "#components/ui/submit-button";
import { setupWords } from "../_lib/words.ts";
import { createSuperuser } from "../actions.ts";

const words = setupWords.superuser;

export function SuperuserForm() {
  const [state, submit] = useActionState(createSuperuser, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field label={words.code} hint={words.codeHint} errors={fields?.code} required>
        <Input name="code" mono autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label={words.name} hint={words.nameHint} errors={fields?.name} required>
        <Input
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
        />
      </Field>
      <Field label={words.email} hint={words.emailHint} errors={fields?.email} required>
        <Input name="email" type="email" autoComplete="email" />
      </Field>
      <Field label={words.password} hint={words.passwordHint} errors={fields?.password} required>
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start max-sm:self-stretch">{words.submit}</SubmitButton>
    </Form>
  );
}
