"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { takeInviteBack } from "../joining-actions.ts";

interface RevokeInviteProps {
  readonly id: string;
  /** For those who hear the button alone. */
  readonly whom: string;
}

/** Takes one invite back. */
export function RevokeInvite({ id, whom }: RevokeInviteProps) {
  const t = useWords("console");
  const [state, submit] = useActionState(takeInviteBack, { status: "idle" });
  return (
    <Form action={submit} className="items-end gap-1">
      <input type="hidden" name="inviteId" value={id} />
      <SubmitButton
        size="sm"
        variant="danger-quiet"
        aria-label={t("people.invite.revokeOf", { whom })}
      >
        {t("people.invite.revoke")}
      </SubmitButton>
      {state.status === "failed" && <FormMessage state={state} />}
    </Form>
  );
}
