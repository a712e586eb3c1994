"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { acceptInvite } from "../actions.ts";

export function AcceptForm({ token }: { readonly token: string }) {
  const t = useWords("account");
  const [state, submit] = useActionState(acceptInvite, { status: "idle" });
  return (
    <Form action={submit}>
      <input type="hidden" name="token" value={token} />
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("invite.do")}</SubmitButton>
    </Form>
  );
}
