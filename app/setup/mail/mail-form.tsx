"use client";

import { useActionState, useState } from "react";
import { Alert } from "#components/ui/alert";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { MailView } from "#core/settings/mail";
import { StepButtons } from "../_components/step-buttons.tsx";
import { saveMailStep } from "./actions.ts";
import { ServerFields } from "./server-fields.tsx";

interface MailFormProps {
  readonly view: MailView;
  readonly testAddress: string;
}

export function MailForm({ view, testAddress }: MailFormProps) {
  const t = useWords("setup");
  const [state, submit] = useActionState(saveMailStep, { status: "idle" });
  const [how, setHow] = useState(view.server ? "server" : "files");
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      {view.fixedServer ? (
        <Alert>{t("mail.fixed", { server: view.fixedServer })}</Alert>
      ) : (
        <RadioGroup
          name="how"
          legend={t("mail.how")}
          look="cards"
          value={how}
          onChange={setHow}
          options={[
            { value: "files", label: t("mail.files"), hint: t("mail.filesHint") },
            { value: "server", label: t("mail.server"), hint: t("mail.serverHint") },
          ]}
        />
      )}
      {!view.fixedServer && how === "server" && <ServerFields view={view} errors={fields} />}
      <Field
        label={t("mail.from")}
        hint={view.fromIsFixed ? t("mail.fromFixed") : t("mail.fromHint")}
        errors={fields?.from}
      >
        <Input name="from" defaultValue={view.from} maxLength={200} readOnly={view.fromIsFixed} />
      </Field>
      <FormMessage state={state} />
      <StepButtons next="/setup/network" submitValue="save">
        <SubmitButton name="intent" value="test" variant="secondary">
          {t("mail.test")}
        </SubmitButton>
      </StepButtons>
      <p className="text-sm text-muted-foreground">
        {t("mail.testHint", { address: testAddress })}
      </p>
    </Form>
  );
}
