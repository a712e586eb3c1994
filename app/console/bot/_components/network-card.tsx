"use client";

import { Network } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardFooter, CardHeader } from "#components/ui/card";
import { IrcName } from "#components/ui/irc-name";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { useStatus } from "../../_components/status-provider.tsx";
import { joinChannel } from "../actions.ts";
import { ChannelForm } from "./channel-form.tsx";
import { ChannelList } from "./channel-list.tsx";
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
      <ChannelList
        channels={channels}
        none={{ title: t("bot.channelYet"), text: t("bot.nameFirstOne") }}
        row={(channel) => (
          <ChannelRow
            key={channel.id}
            networkId={networkId}
            channel={channel}
            connected={network.connected}
          />
        )}
      />
      <CardFooter className="block">
        <ChannelForm networkId={networkId} field="channel" send={joinChannel}>
          <SubmitButton
            variant="secondary"
            disabled={!network.connected}
            title={network.connected ? undefined : t("bot.notConnected")}
          >
            {t("bot.join")}
          </SubmitButton>
        </ChannelForm>
      </CardFooter>
    </Card>
  );
}
