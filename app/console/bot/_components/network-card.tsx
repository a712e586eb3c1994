"use client";

import { Network } from "lucide-react";
import Link from "next/link";
import { useActionState } from "react";
import { Button } from "#components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { IrcName } from "#components/ui/irc-name";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import type { NetworkStatus } from "#core/status/status";
import { JobLine } from "../../_components/job-line.tsx";
import { useStatus } from "../../_components/status-provider.tsx";
import { joinChannel } from "../actions.ts";
import { ChannelRow, type ShownChannel } from "./channel-row.tsx";
import { ConnectButton } from "./connect-button.tsx";
import { LinkState } from "./link-state.tsx";

interface NetworkCardProps {
  readonly networkId: string;
  readonly channels: readonly ShownChannel[];
}

/** One network: its link, and the channels there. */
export function NetworkCard({ networkId, channels }: NetworkCardProps) {
  const t = useWords("console");
  const { status } = useStatus();
  const network = status.networks.find(({ id }) => id === networkId);
  if (!network) return null;
  return (
    <Card>
      <CardHeader
        icon={<Network aria-hidden="true" />}
        title={<IrcName className="font-semibold">{network.name}</IrcName>}
        description={<LinkState network={network} />}
        actions={
          <>
            <Button
              size="sm"
              variant="ghost"
              aria-label={t("networks.toNetwork", { name: network.name })}
              render={<Link href={`/console/bot/networks/${networkId}`} />}
            >
              {t("networks.settings")}
            </Button>
            <ConnectButton network={network} />
          </>
        }
      />
      <CardBody flush>
        {channels.length === 0 ? (
          <EmptyState className="py-6" title={t("bot.channelYet")}>
            {t("bot.nameFirstOne")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {channels.map((channel) => (
              <ChannelRow
                key={channel.id}
                networkId={networkId}
                channel={channel}
                connected={network.connected}
              />
            ))}
          </ul>
        )}
      </CardBody>
      <CardFooter className="block">
        <JoinForm network={network} />
      </CardFooter>
    </Card>
  );
}

function JoinForm({ network }: { readonly network: NetworkStatus }) {
  const t = useWords("console");
  const [state, submit] = useActionState(joinChannel, { status: "idle" });
  const fields = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} key={state.status === "done" ? state.jobId : "join"}>
      <input type="hidden" name="networkId" value={network.id} />
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label={t("bot.channel")}
          hideLabel
          errors={fields?.channel}
          className="min-w-36 flex-1"
        >
          <Input
            name="channel"
            placeholder="#channel"
            autoComplete="off"
            maxLength={200}
            required
          />
        </Field>
        <Field label={t("bot.key")} hideLabel errors={fields?.key} className="w-32">
          <Input name="key" placeholder={t("bot.keyIfAny")} autoComplete="off" maxLength={100} />
        </Field>
        <SubmitButton
          variant="secondary"
          disabled={!network.connected}
          title={network.connected ? undefined : t("bot.notConnected")}
        >
          {t("bot.join")}
        </SubmitButton>
      </div>
      {state.status === "done" && state.jobId !== undefined && (
        <JobLine jobId={state.jobId} what={state.message} />
      )}
      {state.status === "failed" && <FormMessage state={state} />}
    </Form>
  );
}
