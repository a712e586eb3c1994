"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { SelectField } from "#components/ui/select-field";
import { useWords } from "#components/use-words";
import { SASL_CHOICES } from "../../../../setup/network/services-fields.tsx";
import { PartCard } from "./part-card.tsx";
import { SecretField } from "./secret-field.tsx";
import type { PartProps } from "./settings-form.tsx";

const POLICIES = ["fail", "nickserv", "continue"] as const;
const REGAINS = ["none", "GHOST", "REGAIN", "RECOVER", "RELEASE"] as const;

/** How the bot proves who it is, and gets its nick back. */
export function LoginFields({ network, errors }: PartProps) {
  const t = useWords("console");
  const setup = useWords("setup");
  const [mechanism, setMechanism] = useState(network.saslMechanism);
  const usesPassword = mechanism === "PLAIN" || mechanism === "SCRAM-SHA-256";
  return (
    <PartCard
      icon={<KeyRound aria-hidden="true" />}
      title={t("networks.login")}
      description={t("networks.loginText")}
    >
      <SelectField
        name="saslMechanism"
        label={t("networks.mechanism")}
        errors={errors?.saslMechanism}
        value={mechanism}
        onChange={(event) => setMechanism(event.target.value)}
        choices={SASL_CHOICES.map((value) => [value, setup(`network.saslNames.${value}`)])}
      />
      {mechanism === "none" ? (
        <>
          <input type="hidden" name="saslAccount" value={network.saslAccount} />
          <input type="hidden" name="saslPolicy" value={network.saslPolicy} />
        </>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t("networks.account")}
            errors={errors?.saslAccount}
            optional={!usesPassword}
          >
            <Input
              name="saslAccount"
              mono
              defaultValue={network.saslAccount}
              maxLength={50}
              autoComplete="off"
            />
          </Field>
          <SelectField
            name="saslPolicy"
            label={t("networks.policy")}
            errors={errors?.saslPolicy}
            defaultValue={network.saslPolicy}
            choices={POLICIES.map((policy) => [policy, t(`networks.policies.${policy}`)])}
          />
        </div>
      )}
      {(usesPassword || network.hasSaslPassword) && (
        <SecretField
          name="saslPassword"
          label={t("networks.password")}
          stored={network.hasSaslPassword}
          errors={errors?.saslPassword}
        />
      )}
      {(mechanism === "EXTERNAL" || network.hasClientCert) && (
        <SecretField
          name="clientCert"
          label={t("networks.certificate")}
          hint={t("networks.certificateHint")}
          stored={network.hasClientCert}
          errors={errors?.clientCert}
          rows={5}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("networks.servicesMask")}
          hint={t("networks.servicesMaskHint")}
          errors={errors?.servicesMask}
          optional
        >
          <Input
            name="servicesMask"
            mono
            defaultValue={network.servicesMask}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <SelectField
          name="servicesRegain"
          label={t("networks.regain")}
          errors={errors?.servicesRegain}
          defaultValue={network.servicesRegain}
          choices={REGAINS.map((command) => [command, t(`networks.regains.${command}`)])}
        />
      </div>
    </PartCard>
  );
}
