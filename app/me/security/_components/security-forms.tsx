"use client";

import { useActionState } from "react";
import { CodeInput } from "#components/ui/code-input";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { moveAddress, proveNewAddress, replacePassword } from "../actions.ts";
import { CurrentPassword } from "./current-password.tsx";

export function PasswordForm() {
  const t = useWords("me");
  const [state, submit] = useActionState(replacePassword, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <CurrentPassword errors={errors?.current} />
      <Field
        label={t("fields.newPassword")}
        hint={t("fields.passwordHint")}
        errors={errors?.password}
      >
        <PasswordInput name="password" autoComplete="new-password" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("security.changePassword")}</SubmitButton>
    </Form>
  );
}

export function AddressChangeForm() {
  const t = useWords("me");
  const [state, submit] = useActionState(moveAddress, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <Field label={t("security.newEMail")} errors={errors?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <CurrentPassword errors={errors?.current} />
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("security.changeAddress")}</SubmitButton>
    </Form>
  );
}

/** The digits from the mail to the new address. */
export function NewAddressCode() {
  const t = useWords("me");
  const [state, submit] = useActionState(proveNewAddress, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <Field label={t("security.code")} errors={errors?.code}>
        <CodeInput name="code" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("security.confirmNewAddress")}</SubmitButton>
    </Form>
  );
}
