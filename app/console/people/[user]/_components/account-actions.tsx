"use client";

import { useActionState, useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { JobLine } from "../../../_components/job-line.tsx";
import { disable, enable } from "../../actions.ts";
import { approve, refuse } from "../../joining-actions.ts";

interface AccountActionsProps {
  readonly userId: string;
  readonly name: string;
  readonly state: string;
}

/** Lets somebody in or out: approve, disable, enable. */
export function AccountActions({ userId, name, state }: AccountActionsProps) {
  const t = useWords("console");
  const [jobId, setJobId] = useState<string>();

  async function lockOut(form: FormData) {
    const answer = await disable({ status: "idle" }, form);
    if (answer.status === "failed") return answer.message;
    if (answer.status === "done") setJobId(answer.jobId);
    return undefined;
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      {state === "pending" && (
        <LetIn userId={userId} action={approve} label={t("people.approve")} />
      )}
      {state === "pending" && <SendAway userId={userId} name={name} />}
      {state === "disabled" && (
        <LetIn userId={userId} action={enable} label={t("people.enableAgain")} />
      )}
      {state === "active" && (
        <ConfirmDialog
          trigger={t("people.disableMenu")}
          triggerProps={{ size: "sm" }}
          title={t("people.disableQuestion", { name })}
          description={t("people.disableQuestionText")}
          confirm={t("people.disableAccount")}
          onConfirm={lockOut}
        >
          <input type="hidden" name="userId" value={userId} />
          <Field label={t("people.reason")} optional>
            <Input name="reason" maxLength={300} autoComplete="off" />
          </Field>
        </ConfirmDialog>
      )}
      {jobId !== undefined && <JobLine jobId={jobId} what={t("people.logOutIrc")} />}
    </div>
  );
}

/** Refusing somebody who waits removes what they sent in. */
function SendAway({ userId, name }: { readonly userId: string; readonly name: string }) {
  const t = useWords("console");
  async function sendAway(form: FormData) {
    const answer = await refuse({ status: "idle" }, form);
    return answer.status === "failed" ? answer.message : undefined;
  }
  return (
    <ConfirmDialog
      trigger={t("people.refuseMenu")}
      triggerProps={{ size: "sm" }}
      title={t("people.refuseQuestion", { name })}
      description={t("people.refuseQuestionText")}
      confirm={t("people.refuseSignUp")}
      onConfirm={sendAway}
    >
      <input type="hidden" name="userId" value={userId} />
      <Field label={t("people.reason")} hint={t("people.refuseReasonHint")} optional>
        <Input name="reason" maxLength={300} autoComplete="off" />
      </Field>
    </ConfirmDialog>
  );
}

interface LetInProps {
  readonly userId: string;
  readonly action: typeof enable;
  readonly label: string;
}

function LetIn({ userId, action, label }: LetInProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton size="sm">{label}</SubmitButton>
      {state.status === "failed" && <FormMessage state={state} />}
    </form>
  );
}
