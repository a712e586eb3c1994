"use client";

import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { useWords } from "#components/use-words";
import { StepUpConfirm } from "../../../_components/step-up/step-up-confirm.tsx";
import { dropChannelLevel } from "../../channel-level-actions.ts";

interface DropChannelLevelProps {
  readonly userId: string;
  /** The person's. */
  readonly name: string;
  readonly channel: { readonly id: string; readonly name: string };
}

/** Takes a level in one channel away, after asking why. */
export function DropChannelLevel({ userId, name, channel }: DropChannelLevelProps) {
  const t = useWords("console");
  return (
    <StepUpConfirm
      trigger={t("people.there.drop")}
      triggerProps={{
        size: "sm",
        "aria-label": t("people.there.dropOf", { channel: channel.name }),
      }}
      title={t("people.there.dropQuestion", { name, channel: channel.name })}
      description={t("people.there.dropText")}
      confirm={t("people.there.dropConfirm")}
      action={dropChannelLevel}
    >
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="channelId" value={channel.id} />
      <Field label={t("people.there.reason")}>
        <Input name="reason" maxLength={300} autoComplete="off" required />
      </Field>
    </StepUpConfirm>
  );
}
