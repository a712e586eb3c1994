"use client";

import { useState } from "react";
import { CheckboxField } from "#components/ui/choice-field";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useWords } from "#components/use-words";
import { NETWORK_PRESETS } from "#core/networks/presets";
import type { NetworkField } from "#core/setup/network-form";
import { ServicesFields } from "./services-fields.tsx";

const CUSTOM = "custom";

/** What was wrong, by field. */
export type NetworkErrors = Readonly<Partial<Record<NetworkField, readonly string[]>>> | undefined;

interface ServerFieldsProps {
  readonly errors: NetworkErrors;
}

/** Which network out there, and as whom. */
export function ServerFields({ errors }: ServerFieldsProps) {
  const t = useWords("setup");
  const [chosen, setChosen] = useState("libera");
  const preset = NETWORK_PRESETS.find(({ id }) => id === chosen);
  const servers = preset?.network.servers.map(({ host, port }) => `${host}:${port}`).join(", ");
  return (
    <>
      <Field
        label={t("network.preset")}
        hint={preset && `${servers}. ${t(`network.notes.${preset.id}`)}`}
        errors={errors?.preset}
      >
        <Select name="preset" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {NETWORK_PRESETS.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          <option value={CUSTOM}>{t("network.custom")}</option>
        </Select>
      </Field>
      {chosen === CUSTOM && <CustomServer errors={errors} />}
      {chosen !== "efnet" && <ServicesFields errors={errors} />}
    </>
  );
}

function CustomServer({ errors }: ServerFieldsProps) {
  const t = useWords("setup");
  const [tls, setTls] = useState(true);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <Field label={t("network.host")} errors={errors?.host}>
          <Input name="host" mono placeholder="irc.example.org" autoComplete="off" />
        </Field>
        <Field label={t("network.port")} errors={errors?.port}>
          <Input
            key={tls ? "tls" : "plain"}
            name="port"
            inputMode="numeric"
            defaultValue={tls ? "6697" : "6667"}
          />
        </Field>
      </div>
      <CheckboxField
        name="tls"
        label={t("network.tls")}
        hint={t("network.tlsHint")}
        checked={tls}
        onChange={(event) => setTls(event.target.checked)}
      />
      <Field label={t("network.name")} hint={t("network.nameHint")} errors={errors?.name} optional>
        <Input name="name" maxLength={40} autoComplete="off" />
      </Field>
    </>
  );
}
