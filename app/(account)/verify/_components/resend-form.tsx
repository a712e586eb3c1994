"use client";

import { useActionState, useEffect, useState } from "react";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { sendAgain } from "../actions.ts";

const WAIT_MS = 60_000;

interface ResendFormProps {
  /** When the latest mail was asked for, in milliseconds; null when none is good any more. */
  readonly sentAt: number | null;
}

/** Asks for another mail, a minute after the last at the earliest. Without script the server's own limits hold. */
export function ResendForm({ sentAt }: ResendFormProps) {
  const t = useWords("account");
  const [state, submit] = useActionState(sendAgain, { status: "idle" });
  const left = useSecondsUntil(sentAt === null ? null : sentAt + WAIT_MS);
  return (
    <Form action={submit}>
      <FormMessage state={state} />
      <SubmitButton variant="secondary" disabled={left > 0}>
        {left > 0 ? t("verify.againIn", { left }) : t("verify.again")}
      </SubmitButton>
    </Form>
  );
}

function useSecondsUntil(end: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (end === null) return;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [end]);
  return left;
}
