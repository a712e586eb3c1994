"use client";

import { type ReactNode, useActionState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { SwitchField } from "#components/ui/choice-field";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { Textarea } from "#components/ui/textarea";
import { useWords } from "#components/use-words";
import { LOCALE_NAMES, LOCALES } from "#core/words/locales";
import { updateProfile } from "../actions.ts";

export interface ProfileValues {
  readonly displayName: string;
  readonly about: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly languages: string;
  readonly website: string;
  readonly tokenDelivery: string;
  readonly notifyByMail: boolean;
  readonly digests: boolean;
  readonly logOptOut: boolean;
  readonly autoLogin: boolean;
}

interface ProfileFormProps {
  readonly profile: ProfileValues;
  readonly timeZones: readonly string[];
}

type Errors = Partial<Record<keyof ProfileValues, readonly string[]>> | undefined;

export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const t = useWords("me");
  const [state, submit] = useActionState(updateProfile, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="gap-5">
      <AboutYou profile={profile} timeZones={timeZones} errors={errors} />
      <Section title={t("profile.loginTokens")}>
        <RadioGroup
          name="tokenDelivery"
          legend={t("profile.delivery.title")}
          look="cards"
          defaultValue={profile.tokenDelivery}
          errors={errors?.tokenDelivery}
          options={[
            {
              value: "page",
              label: t("profile.delivery.page"),
              hint: t("profile.delivery.pageHint"),
            },
            {
              value: "pm",
              label: t("profile.delivery.pm"),
              hint: t("profile.delivery.pmHint"),
            },
            {
              value: "mail",
              label: t("profile.delivery.mail"),
              hint: t("profile.delivery.mailHint"),
            },
          ]}
        />
        <SwitchField
          name="autoLogin"
          label={t("profile.autoLogin")}
          hint={t("profile.autoLoginHint")}
          defaultChecked={profile.autoLogin}
        />
      </Section>
      <Section title={t("profile.mailPrivacy")}>
        <SwitchField
          name="notifyByMail"
          label={t("profile.notifyByMail")}
          hint={t("profile.notifyByMailHint")}
          defaultChecked={profile.notifyByMail}
        />
        <SwitchField
          name="digests"
          label={t("profile.digests")}
          hint={t("profile.digestsHint")}
          defaultChecked={profile.digests}
        />
        <SwitchField
          name="logOptOut"
          label={t("profile.logOptOut")}
          hint={t("profile.logOptOutHint")}
          defaultChecked={profile.logOptOut}
        />
      </Section>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("profile.saveProfile")}</SubmitButton>
    </Form>
  );
}

function AboutYou({ profile, timeZones, errors }: ProfileFormProps & { readonly errors: Errors }) {
  const t = useWords("me");
  return (
    <Section title={t("profile.aboutYou")}>
      <Field label={t("profile.displayName")} optional errors={errors?.displayName}>
        <Input name="displayName" defaultValue={profile.displayName} maxLength={40} />
      </Field>
      <Field
        label={t("profile.about")}
        optional
        hint={t("profile.aboutHint")}
        errors={errors?.about}
      >
        <Textarea name="about" defaultValue={profile.about} maxLength={500} rows={3} />
      </Field>
      <Field label={t("profile.webSite")} optional errors={errors?.website}>
        <Input name="website" type="url" defaultValue={profile.website} maxLength={200} />
      </Field>
      <Field
        label={t("profile.languages")}
        optional
        hint={t("profile.languagesHint")}
        errors={errors?.languages}
      >
        <Input name="languages" defaultValue={profile.languages} maxLength={100} />
      </Field>
      <Field label={t("profile.language")} errors={errors?.locale}>
        <Select name="locale" defaultValue={profile.locale}>
          <option value="">{t("profile.languageAuto")}</option>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {LOCALE_NAMES[locale]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t("profile.timeZone")}
        hint={t("profile.timeZoneHint")}
        errors={errors?.timeZone}
      >
        <Select name="timeZone" defaultValue={profile.timeZone}>
          <option value="">{t("profile.zoneAuto")}</option>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardBody className="flex flex-col gap-4">{children}</CardBody>
    </Card>
  );
}
