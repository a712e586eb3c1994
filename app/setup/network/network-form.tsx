"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { useWords } from "#components/use-words";
import type { addNetworkStep } from "./actions.ts";
import { ServerFields } from "./server-fields.tsx";

interface NetworkFormProps {
  readonly lobbyAddress: string;
  readonly hasLobby: boolean;
  readonly legend: string;
  readonly add: typeof addNetworkStep;
  /** The buttons. */
  readonly children: ReactNode;
}

/** Where the bot shall be, in a few fields; in the first run and in the console. */
export function NetworkForm({ lobbyAddress, hasLobby, legend, add, children }: NetworkFormProps) {
  const t = useWords("setup");
  const [state, submit] = useActionState(add, { status: "idle" });
  const [where, setWhere] = useState(hasLobby ? "irc" : "lobby");
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit}>
      <RadioGroup
        name="where"
        legend={legend}
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
      {children}
    </Form>
  );
}
