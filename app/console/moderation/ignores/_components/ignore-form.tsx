"use client";

import { useActionState, useState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SelectField } from "#components/ui/select-field";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { ignore } from "../actions.ts";

const UNITS = ["m", "h", "d", "w", "ever"] as const;

interface IgnoreFormProps {
  /** Names by id. */
  readonly networks: Readonly<Record<string, string>>;
}

/** Puts a mask on the list. */
export function IgnoreForm({ networks }: IgnoreFormProps) {
  const t = useWords("console");
  const [state, submit] = useActionState(ignore, { status: "idle" });
  const [unit, setUnit] = useState("ever");
  const [sent, setSent] = useState(0);
  const fields = state.status === "failed" ? state.fields : undefined;
  const [handled, setHandled] = useState(state);
  if (handled !== state) {
    setHandled(state);
    if (state.status === "done") setSent(sent + 1);
  }
  return (
    <Form action={submit}>
      <div key={sent} className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field
          label={t("ignores.mask")}
          hint={t("ignores.maskHint")}
          errors={fields?.mask}
          className="lg:col-span-2"
        >
          <Input
            name="mask"
            mono
            placeholder="*!*@host.example"
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
        <SelectField
          name="networkId"
          label={t("ignores.where")}
          errors={fields?.networkId}
          defaultValue="*"
          choices={Object.entries(networks)}
        >
          <option value="*">{t("ignores.everywhere")}</option>
        </SelectField>
        <div className="flex items-start gap-2">
          {unit !== "ever" && (
            <Field label={t("ignores.count")} errors={fields?.count} className="min-w-0 flex-1">
              <Input name="count" inputMode="numeric" defaultValue="2" maxLength={6} />
            </Field>
          )}
          <SelectField
            name="unit"
            label={t("ignores.lasting")}
            className="min-w-0 flex-1"
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
            choices={UNITS.map((each) => [each, t(`ignores.units.${each}`)])}
          />
        </div>
        <Field
          label={t("ignores.reason")}
          errors={fields?.reason}
          className="sm:col-span-2 lg:col-span-4"
          optional
        >
          <Input name="reason" maxLength={300} autoComplete="off" />
        </Field>
      </div>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("ignores.addButton")}</SubmitButton>
    </Form>
  );
}
