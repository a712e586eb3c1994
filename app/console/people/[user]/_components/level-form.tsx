"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { Level } from "#core/levels";
import { StepUpForm } from "../../../_components/step-up/step-up-form.tsx";
import { setLevel } from "../../actions.ts";

interface LevelFormProps {
  readonly userId: string;
  readonly level: Level;
  /** Levels that the reader may give. */
  readonly grantable: readonly Level[];
}

/** Gives another level, with the reason that the audit trail keeps. */
export function LevelForm({ userId, level, grantable }: LevelFormProps) {
  const t = useWords("console");
  const kit = useWords("kit");
  const [state, submit] = useActionState(setLevel, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  const choices = grantable.includes(level) ? grantable : [level, ...grantable];
  return (
    <StepUpForm action={submit} answer={state}>
      <input type="hidden" name="userId" value={userId} />
      <div className="grid gap-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
        <Field label={t("people.level")} errors={fields?.level}>
          <Select name="level" defaultValue={level} key={level}>
            {choices.map((one) => (
              <option key={one} value={one}>
                {kit(`levels.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("people.reason")} errors={fields?.reason}>
          <Input name="reason" maxLength={300} autoComplete="off" required />
        </Field>
      </div>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("people.changeLevel")}</SubmitButton>
    </StepUpForm>
  );
}
