"use client";

import { SwitchField } from "#components/ui/choice-field";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { useWords } from "#components/use-words";
import type { GuardedChannel } from "../../_lib/shown-channels.ts";

interface GuardFieldsProps {
  readonly channel: GuardedChannel;
  readonly fields: Readonly<Record<string, readonly string[] | undefined>> | undefined;
}

/** What the bot restores in a channel, and whom it gives which status. */
export function GuardFields({ channel, fields }: GuardFieldsProps) {
  const t = useWords("console");
  const { name, keptModes, keptTopic, autoVoice, autoOp } = channel;
  return (
    <fieldset className="grid gap-4 border-t border-border pt-4">
      <legend className="sr-only">{t("networks.guard", { name })}</legend>
      <p className="text-sm text-muted-foreground">{t("networks.guardText")}</p>
      <Field
        label={t("networks.keptModes")}
        hint={t("networks.keptModesHint")}
        errors={fields?.keptModes}
        optional
      >
        <Input
          name="keptModes"
          mono
          defaultValue={keptModes}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={200}
        />
      </Field>
      <SwitchField
        name="keepsTopic"
        label={t("networks.keepsTopic")}
        hint={t("networks.keepsTopicHint")}
        defaultChecked={keptTopic !== null}
      />
      <Field label={t("networks.keptTopic")} errors={fields?.keptTopic} optional>
        <Input name="keptTopic" defaultValue={keptTopic ?? channel.topic} maxLength={390} />
      </Field>
      <SwitchField
        name="autoOp"
        label={t("networks.autoOp")}
        hint={t("networks.autoOpHint")}
        defaultChecked={autoOp}
      />
      <SwitchField
        name="autoVoice"
        label={t("networks.autoVoice")}
        hint={t("networks.autoVoiceHint")}
        defaultChecked={autoVoice}
      />
    </fieldset>
  );
}
