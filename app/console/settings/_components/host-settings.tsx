"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { SubmitButton } from "#components/ui/submit-button";
import { Textarea } from "#components/ui/textarea";
import { useWords } from "#components/use-words";
import { saveHosts } from "../actions.ts";

/** Which modules have a host of their own, as lines. */
export function HostSettings({ typed }: { readonly typed: string }) {
  const t = useWords("console");
  const [state, submit] = useActionState(saveHosts, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <Field
        label={t("settings.hostsField")}
        hint={t("settings.hostsHint")}
        errors={fields?.hosts}
        optional
      >
        <Textarea
          name="hosts"
          rows={4}
          spellCheck={false}
          className="font-mono text-sm"
          placeholder={t("settings.hostsExample")}
          defaultValue={typed}
        />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("settings.save")}</SubmitButton>
    </Form>
  );
}
