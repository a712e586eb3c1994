"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Alert } from "#components/ui/alert";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { MailView } from "#core/settings/mail";
import type { saveMailStep } from "./actions.ts";
import { ServerFields } from "./server-fields.tsx";

interface MailFormProps {
  readonly view: MailView;
  readonly testAddress: string;
  readonly save: typeof saveMailStep;
  /** The buttons before the one that sends a test. */
  readonly children?: ReactNode;
}

/** Where mail goes and from whom, with a test of what is typed; in the first run and in the settings. */
export function MailForm({ view, testAddress, save, children }: MailFormProps) {
  const t = useWords("setup");
  const [state, submit] = useActionState(save, { status: "idle" });
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
      <div className="mt-1 flex flex-wrap items-center gap-2.5 max-sm:[&>*]:flex-1">
        {children}
        <SubmitButton name="intent" value="test" variant="secondary">
          {t("mail.test")}
        </SubmitButton>
      </div>
      <p className="text-sm text-muted-foreground">
        {t("mail.testHint", { address: testAddress })}
      </p>
    </Form>
  );
}
