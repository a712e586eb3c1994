"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { revokeToken } from "../actions.ts";

interface CancelTokenProps {
  readonly id: string;
  /** Called when it is worthless. */
  readonly onDone: () => void;
}

/** Makes a token worthless before anybody used it. */
export function CancelToken({ id, onDone }: CancelTokenProps) {
  const t = useWords("me");
  const [state, submit] = useActionState(
    async (...[previous, form]: Parameters<typeof revokeToken>) => {
      const next = await revokeToken(previous, form);
      if (next.status === "done") onDone();
      return next;
    },
    { status: "idle" },
  );
  return (
    <Form action={submit}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton size="sm" variant="secondary">
        {t("token.cancel")}
      </SubmitButton>
      {state.status === "failed" && <FormMessage state={state} />}
    </Form>
  );
}
