"use client";

import { UserRound } from "lucide-react";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { useWords } from "#components/use-words";
import { PartCard } from "./part-card.tsx";
import type { PartProps } from "./settings-form.tsx";

/** What the network is called, and who the bot is there. */
export function IdentityFields({ network, errors }: PartProps) {
  const t = useWords("console");
  return (
    <PartCard
      icon={<UserRound aria-hidden="true" />}
      title={t("networks.identity")}
      description={t("networks.identityText")}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("networks.name")} errors={errors?.name}>
          <Input name="name" defaultValue={network.name} maxLength={40} autoComplete="off" />
        </Field>
        <Field label={t("networks.nick")} errors={errors?.nick}>
          <Input name="nick" mono defaultValue={network.nick} maxLength={30} autoComplete="off" />
        </Field>
        <Field
          label={t("networks.altNicks")}
          hint={t("networks.altNicksHint")}
          errors={errors?.altNicks}
          className="sm:col-span-2"
          optional
        >
          <Input
            name="altNicks"
            mono
            defaultValue={network.altNicks.join(" ")}
            placeholder={`${network.nick}_`}
            maxLength={200}
            autoComplete="off"
          />
        </Field>
        <Field label={t("networks.username")} errors={errors?.username}>
          <Input
            name="username"
            mono
            defaultValue={network.username}
            maxLength={10}
            autoComplete="off"
          />
        </Field>
        <Field label={t("networks.realname")} errors={errors?.realname}>
          <Input name="realname" defaultValue={network.realname} maxLength={100} />
        </Field>
      </div>
    </PartCard>
  );
}
