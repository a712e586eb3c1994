"use client";

import { useActionState, useState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { StepButtons } from "../_components/step-buttons.tsx";
import { setupWords } from "../_lib/words.ts";
import { addNetworkStep } from "./actions.ts";
import { ServerFields } from "./server-fields.tsx";

interface NetworkFormProps {
  readonly lobbyAddress: string;
  readonly hasLobby: boolean;
  readonly settled: boolean;
}

const words = setupWords.network;

export function NetworkForm({ lobbyAddress, hasLobby, settled }: NetworkFormProps) {
  const [state, submit] = useActionState(addNetworkStep, { status: "idle" });
  const [where, setWhere] = useState(hasLobby ? "irc" : "lobby");
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <RadioGroup
        name="where"
        legend={settled ? words.another : words.where}
        look="cards"
        value={where}
        onChange={setWhere}
        errors={errors?.where}
        options={[
          {
            value: "lobby",
            label: words.lobby,
            hint: words.lobbyHint(lobbyAddress),
            disabled: hasLobby,
          },
          { value: "irc", label: words.irc, hint: words.ircHint },
        ]}
      />
      {where === "irc" && <ServerFields errors={errors} />}
      <Field label={words.nick} errors={errors?.nick}>
        <Input name="nick" mono defaultValue="steward" maxLength={30} autoComplete="off" />
      </Field>
      <FormMessage state={state} />
      <StepButtons
        next="/setup/channel"
        settled={settled}
        submit={settled ? words.add : undefined}
      />
    </Form>
  );
}
