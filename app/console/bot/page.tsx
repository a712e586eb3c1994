import { Network } from "lucide-react";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { listChannels } from "#core/networks/channels";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { RefreshOnJobs } from "../_components/refresh-on-jobs.tsx";
import { networkNames } from "../_lib/network-names.ts";
import type { ShownChannel } from "./_components/channel-row.tsx";
import { Composer } from "./_components/composer.tsx";
import { NetworkCard } from "./_components/network-card.tsx";
import { ProcessCard } from "./_components/process-card.tsx";

export const generateMetadata = titled("console", "bot.title");

export default async function BotPage() {
  const t = await getWords("console");
  await requireActor("superuser");
  const [networks, channels] = await Promise.all([networkNames(), shownChannels()]);
  const ids = Object.keys(networks);
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
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <ProcessCard />
          {ids.length > 0 && <Composer channels={joined} />}
        </div>
        <div className="grid min-w-0 gap-4">
          {ids.map((id) => (
            <NetworkCard key={id} networkId={id} channels={channels.get(id) ?? []} />
          ))}
          {ids.length === 0 && (
            <Card>
              <EmptyState icon={<Network />} title={t("bot.networkYet")}>
                {t("bot.networkChosenFirst")}
              </EmptyState>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** The channels of each network, with how many people are there. */
async function shownChannels(): Promise<ReadonlyMap<string, readonly ShownChannel[]>> {
  const [rows, counts] = await Promise.all([
    listChannels(db),
    db.presence.groupBy({ by: ["networkId", "channelFolded"], _count: { _all: true } }),
  ]);
  const people = new Map(
    counts.map((row) => [`${row.networkId} ${row.channelFolded}`, row._count._all]),
  );
  const byNetwork = new Map<string, ShownChannel[]>();
  for (const row of rows) {
    const shown = {
      id: row.id,
      name: row.name,
      status: row.status,
      detail: row.statusDetail,
      topic: row.topic,
      people: people.get(`${row.networkId} ${row.folded}`) ?? 0,
    };
    byNetwork.set(row.networkId, [...(byNetwork.get(row.networkId) ?? []), shown]);
  }
  return byNetwork;
}
