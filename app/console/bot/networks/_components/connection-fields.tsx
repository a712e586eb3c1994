"use client";

import { SlidersHorizontal } from "lucide-react";
import { SwitchField } from "#components/ui/choice-field";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useWords } from "#components/use-words";
import { FoldedCard } from "./part-card.tsx";
import { SecretField } from "./secret-field.tsx";
import type { PartProps } from "./settings-form.tsx";

const FIELDS = [
  "tlsFingerprint",
  "password",
  "bindAddress",
  "proxyUrl",
  "commandPrefix",
  "longestWait",
  "registration",
] as const;

/** What most networks leave as it is. The lobby has only what is about the bot's own side. */
export function ConnectionFields({ network, errors }: PartProps) {
  const t = useWords("console");
  return (
    <FoldedCard
      icon={<SlidersHorizontal aria-hidden="true" />}
      title={t("networks.advanced")}
      description={t("networks.advancedText")}
      hasErrors={FIELDS.some((name) => errors?.[name] !== undefined)}
    >
      {network.kind !== "lobby" && <LinkFields network={network} errors={errors} />}
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label={t("networks.prefix")}
          hint={t("networks.prefixHint")}
          errors={errors?.commandPrefix}
          optional
        >
          <Input name="commandPrefix" mono defaultValue={network.commandPrefix} maxLength={3} />
        </Field>
        <SecondsField
          name="longestWait"
          label={t("networks.longestWait")}
          ms={network.maxBackOffMs}
          errors={errors}
        />
        <SecondsField
          name="registration"
          label={t("networks.registration")}
          hint={t("networks.registrationHint")}
          ms={network.registrationMs}
          errors={errors}
        />
      </div>
    </FoldedCard>
  );
}

interface SecondsFieldProps extends Pick<PartProps, "errors"> {
  readonly name: "longestWait" | "registration";
  readonly label: string;
  readonly hint?: string;
  readonly ms: number;
}

function SecondsField({ name, label, hint, ms, errors }: SecondsFieldProps) {
  const t = useWords("console");
  const unit = t("networks.seconds");
  return (
    <Field label={label} hint={hint ? `${unit}. ${hint}` : unit} errors={errors?.[name]}>
      <Input
        name={name}
        inputMode="numeric"
        defaultValue={String(Math.round(ms / 1_000))}
        maxLength={5}
      />
    </Field>
  );
}

function LinkFields({ network, errors }: PartProps) {
  const t = useWords("console");
  return (
    <>
      <SwitchField
        name="tlsVerify"
        label={t("networks.verify")}
        hint={t("networks.verifyHint")}
        defaultChecked={network.tlsVerify}
      />
      <Field
        label={t("networks.fingerprint")}
        hint={t("networks.fingerprintHint")}
        errors={errors?.tlsFingerprint}
        optional
      >
        <Input
          name="tlsFingerprint"
          mono
          defaultValue={network.tlsFingerprint}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <SecretField
        name="password"
        label={t("networks.serverPassword")}
        hint={t("networks.serverPasswordHint")}
        stored={network.hasPassword}
        errors={errors?.password}
        optional
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("networks.bindAddress")}
          hint={t("networks.bindAddressHint")}
          errors={errors?.bindAddress}
          optional
        >
          <Input
            name="bindAddress"
            mono
            defaultValue={network.bindAddress}
            maxLength={45}
            autoComplete="off"
          />
        </Field>
        <Field label={t("networks.proxy")} errors={errors?.proxyUrl} optional>
          <Input
            name="proxyUrl"
            mono
            defaultValue={network.proxyUrl}
            placeholder="socks5://127.0.0.1:1080"
            maxLength={200}
            autoComplete="off"
          />
        </Field>
      </div>
      <Field label={t("networks.pace")} hint={t("networks.paceHint")} errors={errors?.floodPreset}>
        <Select name="floodPreset" defaultValue={network.floodPreset}>
          <option value="careful">{t("networks.paces.careful")}</option>
          <option value="fast">{t("networks.paces.fast")}</option>
        </Select>
      </Field>
    </>
  );
}
