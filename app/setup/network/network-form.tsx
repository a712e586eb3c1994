"use client";

import { useActionState, useState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { useWords } from "#components/use-words";
import { StepButtons } from "../_components/step-buttons.tsx";
import { addNetworkStep } from "./actions.ts";
import { ServerFields } from "./server-fields.tsx";

interface NetworkFormProps {
  readonly lobbyAddress: string;
  readonly hasLobby: boolean;
  readonly settled: boolean;
}

export function NetworkForm({ lobbyAddress, hasLobby, settled }: NetworkFormProps) {
  const t = useWords("setup");
  const [state, submit] = useActionState(addNetworkStep, { status: "idle" });
  const [where, setWhere] = useState(hasLobby ? "irc" : "lobby");
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <RadioGroup
        name="where"
        legend={settled ? t("network.another") : t("network.where")}
        look="cards"
        value={where}
        onChange={setWhere}
        errors={errors?.where}
        options={[
          {
            value: "lobby",
            label: t("network.lobby"),
            hint: t("network.lobbyHint", { address: lobbyAddress }),
            disabled: hasLobby,
          },
          { value: "irc", label: t("network.irc"), hint: t("network.ircHint") },
        ]}
      />
      {where === "irc" && <ServerFields errors={errors} />}
      <Field label={t("network.nick")} errors={errors?.nick}>
        <Input name="nick" mono defaultValue="steward" maxLength={30} autoComplete="off" />
      </Field>
      <FormMessage state={state} />
      <StepButtons
        next="/setup/channel"
        settled={settled}
        submit={settled ? t("network.add") : undefined}
      />
    </Form>
  );
}
