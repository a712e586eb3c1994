"use client";

import { useActionState, useState } from "react";
import { Alert } from "#components/ui/alert";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { SubmitButton } from "#components/ui/submit-button";
import type { MailView } from "#core/settings/mail";
import { StepButtons } from "../_components/step-buttons.tsx";
import { setupWords } from "../_lib/words.ts";
import { saveMailStep } from "./actions.ts";
import { ServerFields } from "./server-fields.tsx";

interface MailFormProps {
  readonly view: MailView;
  readonly testAddress: string;
}

const words = setupWords.mail;

export function MailForm({ view, testAddress }: MailFormProps) {
  const [state, submit] = useActionState(saveMailStep, { status: "idle" });
  const [how, setHow] = useState(view.server ? "server" : "files");
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      {view.fixedServer ? (
        <Alert>{words.fixed(view.fixedServer)}</Alert>
      ) : (
        <RadioGroup
          name="how"
          legend={words.how}
          look="cards"
          value={how}
          onChange={setHow}
          options={[
            { value: "files", label: words.files, hint: words.filesHint },
            { value: "server", label: words.server, hint: words.serverHint },
          ]}
        />
      )}
      {!view.fixedServer && how === "server" && <ServerFields view={view} errors={fields} />}
      <Field
        label={words.from}
        hint={view.fromIsFixed ? words.fromFixed : words.fromHint}
        errors={fields?.from}
      >
        <Input name="from" defaultValue={view.from} maxLength={200} readOnly={view.fromIsFixed} />
      </Field>
      <FormMessage state={state} />
      <StepButtons next="/setup/network" submitValue="save">
        <SubmitButton name="intent" value="test" variant="secondary">
          {words.test}
        </SubmitButton>
      </StepButtons>
      <p className="text-sm text-muted-foreground">{words.testHint(testAddress)}</p>
    </Form>
  );
}
