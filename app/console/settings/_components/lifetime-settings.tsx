"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { LIFETIMES } from "#core/settings/lifetimes";
import { saveLifetimes } from "../security-actions.ts";

const bounds = { ...LIFETIMES.tokens, ...LIFETIMES.sessions };
type Name = keyof typeof bounds;

const GROUPS = [
  { name: "tokens", fields: ["cardMinutes", "rotationDays"] },
  {
    name: "web",
    fields: ["webHours", "rememberedDays", "idleHours", "superuserIdleMinutes"],
  },
  { name: "irc", fields: ["staffFreshMinutes"] },
] as const satisfies readonly { name: string; fields: readonly Name[] }[];

/** How long tokens, sessions on the web and proofs on IRC hold. */
export function LifetimeSettings({ values }: { readonly values: Readonly<Record<Name, number>> }) {
  const t = useWords("console");
  const [state, submit] = useActionState(saveLifetimes, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      {GROUPS.map(({ name, fields }) => (
        <fieldset key={name} className="min-w-0">
          <legend className="mb-2 font-semibold">{t(`settings.lifetimes.${name}`)}</legend>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {fields.map((field) => (
              <Field
                key={field}
                label={t(`settings.lifetimes.${field}`)}
                hint={t(`settings.lifetimes.hints.${field}`, bounds[field])}
                errors={errors?.[field]}
              >
                <Input
                  name={field}
                  type="number"
                  inputMode="numeric"
                  min={bounds[field].least}
                  max={bounds[field].most}
                  className="max-w-32"
                  defaultValue={values[field]}
                />
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("settings.save")}</SubmitButton>
    </Form>
  );
}
