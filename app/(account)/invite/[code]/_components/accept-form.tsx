"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { acceptInvite } from "../actions.ts";

interface AcceptFormProps {
  readonly token: string;
  /** For somebody who is signed in: the nick becomes theirs, no account is made. */
  readonly isKnown: boolean;
}

export function AcceptForm({ token, isKnown }: AcceptFormProps) {
  const t = useWords("account");
  const [state, submit] = useActionState(acceptInvite, { status: "idle" });
  return (
    <Form action={submit}>
      <input type="hidden" name="token" value={token} />
      <FormMessage state={state} />
      <SubmitButton size="lg">{isKnown ? t("invite.claim") : t("invite.do")}</SubmitButton>
    </Form>
  );
}
