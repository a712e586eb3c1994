import Link from "next/link";
import { SetupShell } from "#components/shell/setup-shell";
import { Alert } from "#components/ui/alert";
import { Button } from "#components/ui/button";
import { listChannels } from "#core/networks/channels";
import { listNetworks } from "#core/networks/networks";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { PlaceList } from "../_components/place-list.tsx";
import { channelLight } from "../_lib/channel-light.ts";
import { requireUnfinishedSetup } from "../_lib/open.ts";
import { stepsAt } from "../_lib/steps.ts";
import { ChannelForm } from "./channel-form.tsx";

export const generateMetadata = titled("setup", "title", { robots: { index: false } });

export default async function SetupChannelPage() {
  const t = await getWords("setup");
  await requireActor("superuser");
  await requireUnfinishedSetup();
  const [networks, channels] = await Promise.all([listNetworks(db), listChannels(db)]);
  const said = await getWords("console");
  const title = t("channel.title");
  const description = t("channel.description");
  const there = t("channel.there");
  const noNetwork = t("channel.noNetwork");
  const toNetwork = t("channel.toNetwork");
  return (
    <SetupShell steps={await stepsAt("channel")} title={title} description={description}>
      <PlaceList
        title={there}
        places={channels.map((channel) => ({
          id: channel.id,
          name: channel.name,
          light: channelLight(channel, t, said),
        }))}
      />
      {networks.length > 0 ? (
        <ChannelForm
          networks={networks.map(({ id, name, kind }) => ({ id, name, isLobby: kind === "lobby" }))}
          settled={channels.length > 0}
        />
      ) : (
        <Alert
          tone="info"
          actions={
            <>
              <Button variant="primary" render={<Link href="/setup/network" />}>
                {toNetwork}
              </Button>
              <Button variant="ghost" render={<Link href="/setup/done" />}>
                {t("skip")}
              </Button>
            </>
          }
        >
          {noNetwork}
        </Alert>
      )}
    </SetupShell>
  );
}
