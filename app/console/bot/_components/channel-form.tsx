"use client";

import { type ReactNode, useActionState } from "react";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { useWords } from "#components/use-words";
import type { ActionState } from "#web/action";
import { JobLine } from "../../_components/job-line.tsx";

interface ChannelFormProps {
  readonly networkId: string;
  /** What the action calls the channel. */
  readonly field: "channel" | "name";
  readonly send: (before: ActionState, form: FormData) => Promise<ActionState>;
  /** The button. */
  readonly children: ReactNode;
}

/** A channel by its name, with its key if it has one, and what became of it. Empty again once it was taken. */
export function ChannelForm({ networkId, field, send, children }: ChannelFormProps) {
  const t = useWords("console");
  const [state, submit] = useActionState(send, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} key={state.status === "done" ? state.jobId : "new"}>
      <input type="hidden" name="networkId" value={networkId} />
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label={t("bot.channel")}
          hideLabel
          errors={fields?.[field]}
          className="min-w-36 flex-1"
        >
          <Input
            name={field}
            placeholder="#channel"
            mono
            autoComplete="off"
            autoCapitalize="none"
            maxLength={200}
            required
          />
        </Field>
        <Field label={t("bot.key")} hideLabel errors={fields?.key} className="w-36">
          <Input name="key" placeholder={t("bot.keyIfAny")} autoComplete="off" maxLength={100} />
        </Field>
        {children}
      </div>
      {state.status === "done" && state.jobId !== undefined && (
        <JobLine jobId={state.jobId} what={state.message} />
      )}
      {state.status === "failed" && <FormMessage state={state} />}
    </Form>
  );
}
