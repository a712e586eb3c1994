"use client";

import { useActionState } from "react";
import { CodeInput } from "#components/ui/code-input";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { SubmitButton } from "#components/ui/submit-button";
import { moveAddress, proveNewAddress, replacePassword } from "../actions.ts";

function CurrentPassword({ errors }: { readonly errors: readonly string[] | undefined }) {
  return (
    <Field label="Current password" errors={errors}>
      <PasswordInput name="current" autoComplete="current-password" required />
    </Field>
  );
}

export function PasswordForm() {
  const [state, submit] = useActionState(replacePassword, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <CurrentPassword errors={errors?.current} />
      <Field
        label="New password"
        hint="At least 8 characters; a few unrelated words are best."
        errors={errors?.password}
      >
        <PasswordInput name="password" autoComplete="new-password" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start">Change password</SubmitButton>
    </Form>
  );
}

export function AddressChangeForm() {
  const [state, submit] = useActionState(moveAddress, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <Field label="New e-mail address" errors={errors?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <CurrentPassword errors={errors?.current} />
      <FormMessage state={state} />
      <SubmitButton className="self-start">Change address</SubmitButton>
    </Form>
  );
}

/** The digits from the mail to the new address. */
export function NewAddressCode() {
  const [state, submit] = useActionState(proveNewAddress, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <Field label="Code from the mail" errors={errors?.code}>
        <CodeInput name="code" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start">Confirm new address</SubmitButton>
    </Form>
  );
}
