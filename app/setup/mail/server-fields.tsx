"use client";

import { useState } from "react";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { SelectField } from "#components/ui/select-field";
import { useWords } from "#components/use-words";
import type { MailView } from "#core/settings/mail";
import type { SmtpSecurity } from "#core/settings/smtp";

type Name = "host" | "port" | "security" | "user" | "password";

interface ServerFieldsProps {
  readonly view: MailView;
  readonly errors: Readonly<Partial<Record<Name, readonly string[]>>> | undefined;
}

const SECURITIES = ["starttls", "tls", "none"] as const satisfies SmtpSecurity[];

const usualPort: Readonly<Record<SmtpSecurity, string>> = {
  starttls: "587",
  tls: "465",
  none: "25",
};

/** The mail server; the port follows the encryption until somebody types another. */
export function ServerFields({ view, errors }: ServerFieldsProps) {
  const t = useWords("setup");
  const { server } = view;
  const [security, setSecurity] = useState<SmtpSecurity>(server?.security ?? "starttls");
  const [port, setPort] = useState(String(server?.port ?? usualPort.starttls));

  function secureBy(next: SmtpSecurity) {
    if (port === usualPort[security]) setPort(usualPort[next]);
    setSecurity(next);
  }

  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <Field label={t("mail.host")} errors={errors?.host}>
          <Input name="host" mono defaultValue={server?.host} placeholder="smtp.example.org" />
        </Field>
        <Field label={t("mail.port")} errors={errors?.port}>
          <Input
            name="port"
            inputMode="numeric"
            value={port}
            onChange={(event) => setPort(event.target.value)}
          />
        </Field>
      </div>
      <SelectField
        name="security"
        label={t("mail.security")}
        errors={errors?.security}
        value={security}
        onChange={(event) => secureBy(event.target.value as SmtpSecurity)}
        choices={SECURITIES.map((value) => [value, t(`mail.securityNames.${value}`)])}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("mail.user")} errors={errors?.user} optional>
          <Input name="user" defaultValue={server?.user} autoComplete="off" />
        </Field>
        <Field
          label={t("mail.password")}
          hint={server?.hasPassword ? t("mail.passwordKept") : undefined}
          errors={errors?.password}
          optional
        >
          <PasswordInput name="password" autoComplete="new-password" />
        </Field>
      </div>
    </>
  );
}
