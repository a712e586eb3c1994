"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { renewCodes } from "../../factor-actions.ts";
import { CurrentPassword } from "../current-password.tsx";
import { type Keeper, RecoveryCodes } from "./recovery-codes.tsx";

interface NewCodesProps {
  readonly keeper: Keeper;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Ten new codes for the password. */
export function NewCodes({ keeper, onCancel, onDone }: NewCodesProps) {
  const t = useWords("me");
  const [state, submit] = useActionState(renewCodes, { status: "idle" });
  if (state.status === "done")
    return <RecoveryCodes codes={state.codes} keeper={keeper} onDone={onDone} />;
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="max-w-md">
      <p>{t("factors.newCodesText")}</p>
      <CurrentPassword errors={errors?.current} />
      <FormMessage state={state} />
      <div className="flex gap-2">
        <SubmitButton>{t("factors.makeCodes")}</SubmitButton>
        <Button onClick={onCancel}>{t("factors.cancel")}</Button>
      </div>
    </Form>
  );
}
