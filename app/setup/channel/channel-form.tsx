"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SelectField } from "#components/ui/select-field";
import { useWords } from "#components/use-words";
import { StepButtons } from "../_components/step-buttons.tsx";
import { addChannelStep } from "./actions.ts";

interface ChannelFormProps {
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly isLobby: boolean;
  }[];
  readonly settled: boolean;
}

export function ChannelForm({ networks, settled }: ChannelFormProps) {
  const t = useWords("setup");
  const [state, submit] = useActionState(addChannelStep, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  const latest = networks.at(-1);
  return (
    <Form action={submit}>
      <SelectField
        name="networkId"
        label={t("channel.network")}
        errors={fields?.networkId}
        defaultValue={latest?.id}
        choices={networks.map(({ id, name }) => [id, name])}
      />
      <Field label={t("channel.name")} hint={t("channel.nameHint")} errors={fields?.name}>
        <Input
          name="name"
          mono
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          defaultValue={latest?.isLobby && !settled ? "#lobby" : ""}
          placeholder="#channel"
        />
      </Field>
      <Field label={t("channel.key")} hint={t("channel.keyHint")} errors={fields?.key} optional>
        <Input name="key" mono maxLength={100} autoComplete="off" />
      </Field>
      <FormMessage state={state} />
      <StepButtons
        next="/setup/done"
        settled={settled}
        submit={settled ? t("channel.add") : undefined}
      />
    </Form>
  );
}
