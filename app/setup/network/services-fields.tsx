"use client";

import { useState } from "react";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { PasswordInput } from "#components/ui/password-input";
import { Select } from "#components/ui/select";
import { Textarea } from "#components/ui/textarea";
import { setupWords } from "../_lib/words.ts";
import type { NetworkErrors } from "./server-fields.tsx";

const words = setupWords.network;
const mechanisms = Object.entries(words.saslNames);

/** How the bot proves who it is to the network's services. */
export function ServicesFields({ errors }: { readonly errors: NetworkErrors }) {
  const [mechanism, setMechanism] = useState("none");
  return (
    <>
      <Field label={words.sasl} errors={errors?.saslMechanism} optional>
        <Select
          name="saslMechanism"
          value={mechanism}
          onChange={(event) => setMechanism(event.target.value)}
        >
          {mechanisms.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {mechanism !== "none" && (
        <Field
          label={words.account}
          errors={errors?.saslAccount}
          optional={mechanism === "EXTERNAL"}
        >
          <Input name="saslAccount" mono maxLength={50} autoComplete="off" />
        </Field>
      )}
      {mechanism === "PLAIN" && (
        <Field label={words.password} errors={errors?.saslPassword}>
          <PasswordInput name="saslPassword" autoComplete="new-password" />
        </Field>
      )}
      {mechanism === "EXTERNAL" && (
        <Field label={words.cert} hint={words.certHint} errors={errors?.clientCert}>
          <Textarea name="clientCert" rows={5} spellCheck={false} className="font-mono text-sm" />
        </Field>
      )}
    </>
  );
}
