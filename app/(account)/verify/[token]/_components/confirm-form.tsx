"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { confirmWithLink } from "../../actions.ts";

/** The button that confirms; opening the page did not, since mail scanners open pages too. */
export function ConfirmForm({ token }: { readonly token: string }) {
  const t = useWords("account");
  const [state, submit] = useActionState(confirmWithLink, { status: "idle" });
  return (
    <Form action={submit}>
      <input type="hidden" name="token" value={token} />
      <FormMessage state={state} />
      <SubmitButton size="lg">{t("verify.link.do")}</SubmitButton>
    </Form>
  );
}
