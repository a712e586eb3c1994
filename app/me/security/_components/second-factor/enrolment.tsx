"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { Button } from "#components/ui/button";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { type Step, StepList } from "#components/ui/step-list";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { beginApp, confirmApp } from "../../factor-actions.ts";
import { CurrentPassword } from "../current-password.tsx";
import { type Keeper, RecoveryCodes } from "./recovery-codes.tsx";
import { ScanStep } from "./scan-step.tsx";

interface EnrolmentProps {
  readonly keeper: Keeper;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

const STEPS = ["password", "scan", "codes"] as const;

/** Setting up the app: password, then scanning and the first code, then the recovery codes, which are shown only then. */
export function Enrolment({ keeper, onCancel, onDone }: EnrolmentProps) {
  const t = useWords("me");
  const [begun, begin] = useActionState(beginApp, { status: "idle" });
  const router = useRouter();
  const [confirmed, confirm] = useActionState(
    async (...[previous, form]: Parameters<typeof confirmApp>) => {
      const answer = await confirmApp(previous, form);
      // What is around this, the card's head and the banner, says that it is on from here.
      if (answer.status === "done") router.refresh();
      return answer;
    },
    { status: "idle" },
  );
  const at = confirmed.status === "done" ? 2 : begun.status === "done" ? 1 : 0;
  const steps = STEPS.map(
    (name, place): Step => ({
      label: t(`factors.steps.${name}`),
      state: place < at ? "done" : place === at ? "current" : "todo",
    }),
  );
  const errors = begun.status === "failed" ? begun.fields : undefined;
  return (
    <div className="flex flex-col gap-6">
      <StepList look="row" steps={steps} className="max-w-xl max-sm:hidden" />
      {confirmed.status === "done" ? (
        <RecoveryCodes codes={confirmed.codes} keeper={keeper} onDone={onDone} />
      ) : begun.status === "done" ? (
        <ScanStep
          enrolment={begun.enrolment}
          outcome={confirmed}
          action={confirm}
          onCancel={onCancel}
        />
      ) : (
        <Form action={begin} className="max-w-md">
          <p>{t("factors.passwordFirst")}</p>
          <CurrentPassword errors={errors?.current} />
          <FormMessage state={begun} />
          <div className="flex gap-2">
            <SubmitButton>{t("factors.begin")}</SubmitButton>
            <Button onClick={onCancel}>{t("factors.cancel")}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}
