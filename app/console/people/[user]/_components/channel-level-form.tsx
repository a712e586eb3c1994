"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { Level } from "#core/levels";
import type { ChannelChoice } from "#core/people/channel-levels";
import { StepUpForm } from "../../../_components/step-up/step-up-form.tsx";
import { setChannelLevel } from "../../channel-level-actions.ts";

interface ChannelLevelFormProps {
  readonly userId: string;
  readonly channels: readonly ChannelChoice[];
  /** Levels that the reader may give, the least first. */
  readonly grantable: readonly Level[];
}

/** Gives a level in one channel, new or in place of another, with the reason that the audit trail keeps. */
export function ChannelLevelForm({ userId, channels, grantable }: ChannelLevelFormProps) {
  const t = useWords("console");
  const kit = useWords("kit");
  const [state, submit] = useActionState(setChannelLevel, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  const networks = [...new Set(channels.map(({ network }) => network))];
  const usual = grantable.includes("operator") ? "operator" : grantable.at(-1);
  return (
    <StepUpForm action={submit} answer={state}>
      <input type="hidden" name="userId" value={userId} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("people.there.channel")} errors={fields?.channelId}>
          <Select name="channelId">
            {networks.map((network) => (
              <optgroup key={network} label={network}>
                {channels
                  .filter((channel) => channel.network === network)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field label={t("people.there.level")} errors={fields?.level}>
          <Select name="level" defaultValue={usual}>
            {grantable.map((level) => (
              <option key={level} value={level}>
                {kit(`levels.${level}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("people.there.reason")} errors={fields?.reason}>
        <Input name="reason" maxLength={300} autoComplete="off" required />
      </Field>
      <FormMessage state={state} />
      <SubmitButton className="self-start">{t("people.there.set")}</SubmitButton>
    </StepUpForm>
  );
}
