"use client";

import { useActionState } from "react";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { hearAgain } from "../actions.ts";

interface HearAgainProps {
  readonly networkId: string;
  readonly mask: string;
}

/** Takes a mask off the list. */
export function HearAgain({ networkId, mask }: HearAgainProps) {
  const t = useWords("console");
  const [state, submit] = useActionState(hearAgain, { status: "idle" });
  return (
    <form action={submit} className="flex flex-wrap items-center justify-end gap-2">
      <input type="hidden" name="networkId" value={networkId} />
      <input type="hidden" name="mask" value={mask} />
      {state.status === "failed" && <FormMessage state={state} />}
      <SubmitButton size="sm" variant="secondary" aria-label={t("ignores.removeLabel", { mask })}>
        {t("ignores.remove")}
      </SubmitButton>
    </form>
  );
}
