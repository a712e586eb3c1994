"use client";

import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { useWords } from "#components/use-words";
import { STEP_UP_FIELD } from "#web/step-up-field";
import { useStepUpState } from "./step-up-provider.tsx";

function useLabel() {
  const t = useWords("console");
  const { hasApp } = useStepUpState();
  return hasApp ? t("stepUp.passwordOrCode") : t("stepUp.password");
}

/** The password, or where they have the app, a code of it. */
export function PasswordAgain({ problem }: { readonly problem?: string | undefined }) {
  return (
    <Field label={useLabel()} errors={problem === undefined ? undefined : [problem]}>
      <PasswordInput name="secret" autoComplete="current-password" required />
    </Field>
  );
}

/** Without script no dialog can ask: the form has the field itself. */
export function PasswordWithoutScript() {
  const label = useLabel();
  const { until } = useStepUpState();
  if (until !== null) return null;
  return (
    <noscript>
      <Field label={label}>
        <Input type="password" name={STEP_UP_FIELD} autoComplete="current-password" />
      </Field>
    </noscript>
  );
}
