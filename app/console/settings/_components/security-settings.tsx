"use client";

import { useActionState } from "react";
import { SwitchField } from "#components/ui/choice-field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { saveSecurity } from "../security-actions.ts";

/** What people have to use to prove that it is them. */
export function SecuritySettings({ secondFactor }: { readonly secondFactor: boolean }) {
  const t = useWords("console");
  const [state, submit] = useActionState(saveSecurity, { status: "idle" });
  return (
    <Form action={submit}>
      <SwitchField
        name="secondFactor"
        label={t("settings.requireFactor")}
        hint={t("settings.requireFactorHint")}
        defaultChecked={secondFactor}
      />
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("settings.save")}</SubmitButton>
    </Form>
  );
}
