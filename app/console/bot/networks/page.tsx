import { Network } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button";
import { Card, CardBody } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { listNetworks } from "#core/networks/networks";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { getWords, titled } from "#web/words";
import { JobLine } from "../../_components/job-line.tsx";
import { RefreshOnJobs } from "../../_components/refresh-on-jobs.tsx";
import type { SearchParams } from "../../_lib/search-params.ts";
import { NetworkTable } from "./_components/network-table.tsx";
import { jobOfLink } from "./_lib/job-of-link.ts";

export const generateMetadata = titled("console", "networks.title");

interface NetworksPageProps {
  readonly searchParams: SearchParams;
}

export default async function NetworksPage({ searchParams }: NetworksPageProps) {
  const t = await getWords("console");
  await requireActor("superuser");
  const [networks, counts, left] = await Promise.all([
    listNetworks(db),
    db.channel.groupBy({ by: ["networkId"], _count: { _all: true } }),
    jobOfLink(searchParams),
  ]);
  const channels = new Map(counts.map((row) => [row.networkId, row._count._all]));
  const add = (
    <Button variant="primary" render={<Link href="/console/bot/networks/new" />}>
      {t("networks.add")}
    </Button>
  );
  return (
    <>
      <RefreshOnJobs />
      <PageHeader
        title={t("networks.title")}
        description={t("networks.titleText")}
        actions={networks.length > 0 && add}
      />
      {left && (
        <Card className="mb-4">
          <CardBody>
            <JobLine {...left} what={t("networks.removed")} />
          </CardBody>
        </Card>
      )}
      <Card>
        {networks.length === 0 ? (
          <EmptyState icon={<Network />} title={t("networks.none")} action={add}>
            {t("networks.noneText")}
          </EmptyState>
        ) : (
          <NetworkTable
            networks={networks.map(({ id, name, kind, nick, servers }) => ({
              ...{ id, name, nick, isLobby: kind === "lobby", channels: channels.get(id) ?? 0 },
              servers: servers.map(({ host, port }) => `${host}:${port}`),
            }))}
          />
        )}
      </Card>
    </>
  );
}
