"use client";

import { Hash } from "lucide-react";
import { useState } from "react";
import { Badge } from "#components/ui/badge";
import { Card, CardFooter, CardHeader } from "#components/ui/card";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { JobLine } from "../../../_components/job-line.tsx";
import { useStatus } from "../../../_components/status-provider.tsx";
import { ChannelForm } from "../../_components/channel-form.tsx";
import { ChannelList } from "../../_components/channel-list.tsx";
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
      <ChannelList
        channels={channels}
        none={{ title: t("networks.noChannels"), text: t("networks.noChannelsText") }}
        row={(channel) => (
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
        )}
      />
      <CardFooter className="block">
        {left && <JobLine {...left} />}
        <ChannelForm networkId={networkId} field="name" send={addChannel}>
          <SubmitButton variant="secondary">{t("networks.addChannel")}</SubmitButton>
        </ChannelForm>
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
