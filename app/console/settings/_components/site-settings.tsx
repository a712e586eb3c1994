"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { SelectField } from "#components/ui/select-field";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { SignupMode, Site } from "#core/site/site";
import { LOCALE_NAMES, LOCALES } from "#core/words/locales";
import { saveSiteSettings } from "../actions.ts";

/** From the most open one to the least. */
const MODES = ["open", "approval", "invite", "closed"] as const satisfies readonly SignupMode[];

/** Name, address, language, and who may sign up. `storedUrl` is empty while nobody chose an address. */
export function SiteSettings({
  site,
  storedUrl,
}: {
  readonly site: Site;
  readonly storedUrl: string;
}) {
  const t = useWords("console");
  const [state, submit] = useActionState(saveSiteSettings, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("settings.siteName")} errors={fields?.name}>
          <Input name="name" defaultValue={site.name} maxLength={60} />
        </Field>
        <SelectField
          name="language"
          label={t("settings.language")}
          hint={t("settings.languageHint")}
          errors={fields?.language}
          defaultValue={site.language}
          choices={LOCALES.map((locale) => [locale, LOCALE_NAMES[locale]])}
        />
      </div>
      <Field
        label={t("settings.url")}
        hint={site.urlIsFixed ? t("settings.urlFixed") : t("settings.urlHint")}
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
        legend={t("settings.signup")}
        look="cards"
        defaultValue={site.signupMode}
        errors={fields?.signupMode}
        options={MODES.map((mode) => ({
          value: mode,
          label: t(`settings.signupModes.${mode}`),
          hint: t(`settings.signupHints.${mode}`),
        }))}
      />
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("settings.save")}</SubmitButton>
    </Form>
  );
}
