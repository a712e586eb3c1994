"use client";

import { Hash } from "lucide-react";
import { useActionState, useState } from "react";
import { Badge } from "#components/ui/badge";
import { Card, CardBody, CardFooter, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { JobLine } from "../../../_components/job-line.tsx";
import { useStatus } from "../../../_components/status-provider.tsx";
import { ChannelRow } from "../../_components/channel-row.tsx";
import { addChannel } from "../channel-actions.ts";
import { ChannelSettings, type EditedChannel } from "./channel-settings.tsx";

interface ChannelsCardProps {
  readonly networkId: string;
  readonly channels: readonly EditedChannel[];
}

/** A job of this card, by what it is about. */
interface Left {
  readonly jobId: string;
  readonly what: string;
}

/** The channels of a network: join and part, settings of each, adding and removing. */
export function ChannelsCard({ networkId, channels }: ChannelsCardProps) {
  const t = useWords("console");
  const { status } = useStatus();
  const [left, setLeft] = useState<Left>();
  const connected = status.networks.find(({ id }) => id === networkId)?.connected ?? false;
  return (
    <Card>
      <CardHeader
        icon={<Hash aria-hidden="true" />}
        title={t("networks.channels")}
        description={t("networks.channelsText")}
      />
      <CardBody flush>
        {channels.length === 0 ? (
          <EmptyState className="py-6" title={t("networks.noChannels")}>
            {t("networks.noChannelsText")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {channels.map((channel) => (
              <ChannelRow
                key={channel.id}
                networkId={networkId}
                channel={channel}
                connected={connected}
                marks={<Marks channel={channel} />}
              >
                <ChannelSettings
                  channel={channel}
                  onRemoved={(jobId) =>
                    setLeft({ jobId, what: t("networks.removingChannel", { name: channel.name }) })
                  }
                />
              </ChannelRow>
            ))}
          </ul>
        )}
      </CardBody>
      <CardFooter className="block">
        {left && <JobLine {...left} />}
        <AddChannel networkId={networkId} />
      </CardFooter>
    </Card>
  );
}

function Marks({ channel }: { readonly channel: EditedChannel }) {
  const t = useWords("console");
  return (
    <>
      {!channel.autoJoin && <Badge>{t("networks.noAutoJoin")}</Badge>}
      {channel.hasKey && <Badge>{t("networks.hasKey")}</Badge>}
    </>
  );
}

function AddChannel({ networkId }: { readonly networkId: string }) {
  const t = useWords("console");
  const [state, submit] = useActionState(addChannel, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} key={state.status === "done" ? state.jobId : "add"}>
      <input type="hidden" name="networkId" value={networkId} />
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label={t("networks.channel")}
          hideLabel
          errors={fields?.name}
          className="min-w-36 flex-1"
        >
          <Input
            name="name"
            placeholder="#channel"
            mono
            autoComplete="off"
            autoCapitalize="none"
            maxLength={200}
          />
        </Field>
        <Field label={t("networks.key")} hideLabel errors={fields?.key} className="w-36">
          <Input name="key" placeholder={t("bot.keyIfAny")} autoComplete="off" maxLength={100} />
        </Field>
        <SubmitButton variant="secondary">{t("networks.addChannel")}</SubmitButton>
      </div>
      {state.status === "done" && state.jobId !== undefined && (
        <JobLine jobId={state.jobId} what={state.message} />
      )}
      {state.status === "failed" && <FormMessage state={state} />}
    </Form>
  );
}
