"use client";

import { type ComponentProps, useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { ActionState } from "#web/action";

interface EmailFormProps {
  readonly send: (before: ActionState, form: FormData) => Promise<ActionState<"email">>;
  readonly button: Pick<ComponentProps<typeof SubmitButton>, "size" | "variant" | "children">;
}

/** An address, and a button that does something with it. */
export function EmailForm({ send, button }: EmailFormProps) {
  const t = useWords("account");
  const [state, submit] = useActionState<ActionState<"email">, FormData>(send, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field label={t("fields.email")} errors={fields?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton {...button} />
    </Form>
  );
}
