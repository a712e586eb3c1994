"use client";

import { useActionState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { endOtherSessions, endSession } from "../actions.ts";

interface EndSessionProps {
  readonly id: string;
  /** Names the browser, for those who hear the button alone. */
  readonly browser: string;
}

/** Signs one other browser out. */
export function EndSession({ id, browser }: EndSessionProps) {
  const t = useWords("me");
  const [state, submit] = useActionState(endSession, { status: "idle" });
  return (
    <Form action={submit} className="items-end gap-1">
      <input type="hidden" name="id" value={id} />
      <SubmitButton
        size="sm"
        variant="danger-quiet"
        aria-label={t("sessions.signOutBrowser", { browser })}
      >
        {t("sessions.signOut")}
      </SubmitButton>
      {state.status === "failed" && <FormMessage state={state} />}
    </Form>
  );
}

/** Signs every other browser out. */
export function EndOthers({ count }: { readonly count: number }) {
  const t = useWords("me");
  const [state, submit] = useActionState(endOtherSessions, { status: "idle" });
  return (
    <Form action={submit} className="gap-3">
      <FormMessage state={state} />
      {count > 0 && (
        <SubmitButton variant="danger-quiet" className="self-start">
          {t("sessions.signOutOthers", { count })}
        </SubmitButton>
      )}
    </Form>
  );
}
