"use client";

import { useState } from "react";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { SelectField } from "#components/ui/select-field";
import { Textarea } from "#components/ui/textarea";
import { useWords } from "#components/use-words";
import type { NetworkErrors } from "./server-fields.tsx";

export const SASL_CHOICES = ["none", "PLAIN", "SCRAM-SHA-256", "EXTERNAL"] as const;

/** How the bot proves who it is to the network's services. */
export function ServicesFields({ errors }: { readonly errors: NetworkErrors }) {
  const t = useWords("setup");
  const [mechanism, setMechanism] = useState("none");
  return (
    <>
      <SelectField
        name="saslMechanism"
        label={t("network.sasl")}
        errors={errors?.saslMechanism}
        value={mechanism}
        onChange={(event) => setMechanism(event.target.value)}
        choices={SASL_CHOICES.map((value) => [value, t(`network.saslNames.${value}`)])}
        optional
      />
      {mechanism !== "none" && (
        <Field
          label={t("network.account")}
          errors={errors?.saslAccount}
          optional={mechanism === "EXTERNAL"}
        >
          <Input name="saslAccount" mono maxLength={50} autoComplete="off" />
        </Field>
      )}
      {(mechanism === "PLAIN" || mechanism === "SCRAM-SHA-256") && (
        <Field label={t("network.password")} errors={errors?.saslPassword}>
          <PasswordInput name="saslPassword" autoComplete="new-password" />
        </Field>
      )}
      {mechanism === "EXTERNAL" && (
        <Field label={t("network.cert")} hint={t("network.certHint")} errors={errors?.clientCert}>
          <Textarea name="clientCert" rows={5} spellCheck={false} className="font-mono text-sm" />
        </Field>
      )}
    </>
  );
}
