import { Network } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { OneNetworkOnly } from "../_components/network-switch.tsx";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { chosenNetwork } from "../_lib/chosen-network.ts";
import { networkNames } from "../_lib/network-names.ts";
import { Composer } from "./_components/composer.tsx";
import { ModulesCard } from "./_components/modules-card.tsx";
import { NetworkCard } from "./_components/network-card.tsx";
import { ProcessCard } from "./_components/process-card.tsx";
import { shownChannels } from "./_lib/shown-channels.ts";

export const generateMetadata = titled("console", "bot.title");

export default async function BotPage() {
  const t = await getWords("console");
  await requireActor("superuser");
  const [networks, chosen, channels, modules] = await Promise.all([
    networkNames(),
    chosenNetwork(),
    shownChannels(),
    db.moduleStatus.count({ where: { state: "running" } }),
  ]);
  const ids = Object.keys(networks);
  const shown = chosen ? [chosen.id] : ids;
  const joined = Object.fromEntries(
    ids.map((id) => [
      id,
      (channels.get(id) ?? []).filter(({ status }) => status === "joined").map(({ name }) => name),
    ]),
  );
  return (
    <>
      <RefreshOnJobs />
      <PageHeader title={t("bot.title")} />
      {chosen && <OneNetworkOnly name={chosen.name} />}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <ProcessCard />
          <ModulesCard running={modules} />
          {ids.length > 0 && <Composer channels={joined} startAt={chosen?.id} />}
        </div>
        <div className="grid min-w-0 gap-4">
          {shown.map((id) => (
            <NetworkCard key={id} networkId={id} channels={channels.get(id) ?? []} />
          ))}
          {ids.length === 0 && (
            <Card>
              <EmptyState
                icon={<Network />}
                title={t("networks.none")}
                action={
                  <Button variant="primary" render={<Link href="/console/bot/networks/new" />}>
                    {t("networks.add")}
                  </Button>
                }
              >
                {t("networks.noneText")}
              </EmptyState>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
