"use client";

import { ChevronRight } from "lucide-react";
import { useActionState } from "react";
import { SwitchField } from "#components/ui/choice-field";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { JobLine } from "../../../_components/job-line.tsx";
import type { GuardedChannel } from "../../_lib/shown-channels.ts";
import { removeChannel, saveChannel } from "../channel-actions.ts";
import { GuardFields } from "./guard-fields.tsx";
import { SecretField } from "./secret-field.tsx";

export interface EditedChannel extends GuardedChannel {
  readonly hasKey: boolean;
}

interface ChannelSettingsProps {
  readonly channel: EditedChannel;
  readonly onRemoved: (jobId: string) => void;
}

/** What the form starts from; another of it starts the form anew. */
const settingsOf = (channel: EditedChannel) => {
  const { autoJoin, commandPrefix, keptModes, keptTopic, autoVoice, autoOp } = channel;
  return { autoJoin, commandPrefix, keptModes, keptTopic, autoVoice, autoOp };
};

/** What the bot does about one channel; folded below its row. */
export function ChannelSettings({ channel, onRemoved }: ChannelSettingsProps) {
  const t = useWords("console");
  const [state, submit] = useActionState(saveChannel, { status: "idle" });
  const { id, name, autoJoin, commandPrefix, hasKey } = channel;
  const fields = state.status === "failed" ? state.fields : undefined;
  const stored = JSON.stringify({ ...settingsOf(channel), hasKey });
  async function remove(form: FormData) {
    const answer = await removeChannel({ status: "idle" }, form);
    if (answer.status === "failed") return answer.message;
    if (answer.status === "done") onRemoved(answer.jobId);
    return undefined;
  }
  return (
    <details className="group">
      <summary
        aria-label={t("networks.editChannel", { name })}
        className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-sm text-sm text-muted-foreground hover:text-foreground max-md:min-h-10 [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-90"
        />
        {t("networks.edit")}
      </summary>
      <Form action={submit} className="mt-2 mb-1">
        <input type="hidden" name="channelId" value={id} />
        <div key={stored} className="grid gap-4">
          <SwitchField
            name="autoJoin"
            label={t("networks.autoJoin")}
            hint={t("networks.autoJoinHint")}
            defaultChecked={autoJoin}
          />
          <SecretField
            name="key"
            label={t("networks.key")}
            hint={t("networks.keyHint")}
            stored={hasKey}
            errors={fields?.key}
            optional
          />
          <Field
            label={t("networks.prefix")}
            hint={t("networks.channelPrefixHint")}
            errors={fields?.commandPrefix}
            optional
          >
            <Input
              name="commandPrefix"
              mono
              defaultValue={commandPrefix}
              maxLength={3}
              className="w-24"
            />
          </Field>
          <GuardFields channel={channel} fields={fields} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton size="sm" variant="secondary">
            {t("networks.save")}
          </SubmitButton>
          <ConfirmDialog
            trigger={t("networks.removeChannelMenu")}
            triggerProps={{ size: "sm", "aria-label": t("networks.removeChannelLabel", { name }) }}
            title={t("networks.removeChannelQuestion", { name })}
            description={t("networks.removeChannelText")}
            confirm={t("networks.removeChannel")}
            onConfirm={remove}
          >
            <input type="hidden" name="channelId" value={id} />
          </ConfirmDialog>
        </div>
        {state.status === "done" && state.jobId !== undefined ? (
          <JobLine jobId={state.jobId} what={state.message} />
        ) : (
          <FormMessage state={state} />
        )}
      </Form>
    </details>
  );
}
