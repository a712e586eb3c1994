"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import type { SignupMode, Site } from "#core/site/site";
import { LOCALE_NAMES, LOCALES } from "#core/words/locales";
import { saveSiteSettings } from "../actions.ts";

const modes: Readonly<Record<SignupMode, readonly [label: string, hint: string]>> = {
  open: ["Anybody", "Whoever proves a mail address has an account."],
  approval: [
    "Anybody, once approved",
    "New accounts wait in People until somebody of staff lets them in.",
  ],
  invite: ["People with an invite", "From People, or from the bot: .meet <nick>."],
  closed: ["Nobody", "Accounts are made from the shell alone."],
};

/** Name, address, language, and who may sign up. `storedUrl` is empty while nobody chose an address. */
export function SiteSettings({
  site,
  storedUrl,
}: {
  readonly site: Site;
  readonly storedUrl: string;
}) {
  const [state, submit] = useActionState(saveSiteSettings, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" errors={fields?.name}>
          <Input name="name" defaultValue={site.name} maxLength={60} />
        </Field>
        <Field
          label="Language"
          hint="For readers of whom no language is known."
          errors={fields?.language}
        >
          <Select name="language" defaultValue={site.language}>
            {LOCALES.map((locale) => (
              <option key={locale} value={locale}>
                {LOCALE_NAMES[locale]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label="Public address"
        hint={
          site.urlIsFixed
            ? "Set by STEWARD_URL on the server; change it there."
            : "Links in mails and on IRC begin with it. Changing it signs everybody out, and leads you there: make sure that it leads here."
        }
        errors={fields?.url}
      >
        <Input
          name="url"
          mono
          inputMode="url"
          autoComplete="off"
          placeholder={site.url}
          defaultValue={site.urlIsFixed ? site.url : storedUrl}
          readOnly={site.urlIsFixed}
        />
      </Field>
      <RadioGroup
        name="signupMode"
        legend="Who may sign up"
        look="cards"
        defaultValue={site.signupMode}
        errors={fields?.signupMode}
        options={Object.entries(modes).map(([value, [label, hint]]) => ({ value, label, hint }))}
      />
      <FormMessage state={state} />
      <SubmitButton className="self-start">Save</SubmitButton>
    </Form>
  );
}
