"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { changeAddress } from "../actions.ts";

/** For a mistyped address, before it was confirmed. */
export function AddressForm() {
  const t = useWords("account");
  const [state, submit] = useActionState(changeAddress, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field label={t("fields.email")} errors={fields?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton variant="secondary">{t("verify.useAddress")}</SubmitButton>
    </Form>
  );
}
