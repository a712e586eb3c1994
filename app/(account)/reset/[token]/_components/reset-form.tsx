"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { NewPasswordField } from "../../../_components/password-field.tsx";
import { setNewPassword } from "../../actions.ts";

interface ResetFormProps {
  readonly token: string;
  /** Lets password managers know whose password it is. */
  readonly userName: string;
}

export function ResetForm({ token, userName }: ResetFormProps) {
  const t = useWords("account");
  const [state, submit] = useActionState(setNewPassword, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <input type="hidden" name="token" value={token} />
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      <NewPasswordField label={t("fields.newPassword")} errors={fields?.password} />
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("reset.do")}</SubmitButton>
    </Form>
  );
}
