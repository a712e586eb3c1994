import { notFound } from "next/navigation";
import { Breadcrumb } from "#components/ui/breadcrumb";
import { PageHeader } from "#components/ui/page-header";
import { WordsProvider } from "#components/use-words";
import { channelsWithKey } from "#core/networks/channels";
import { findNetwork } from "#core/networks/networks";
import { revisionOf } from "#core/networks/revision";
import { findTrial } from "#core/networks/trials";
import { db } from "#web/db";
import { requireActor } from "#web/session";
import { clientWords, getWords, titled } from "#web/words";
import { RefreshOnJobs } from "../../../_components/refresh-on-jobs.tsx";
import type { SearchParams } from "../../../_lib/search-params.ts";
import { shownChannels } from "../../_lib/shown-channels.ts";
import { ChannelsCard } from "../_components/channels-card.tsx";
import { LinkCard } from "../_components/link-card.tsx";
import { RemovalCard } from "../_components/removal-card.tsx";
import { SettingsForm } from "../_components/settings-form.tsx";
import { TrialNotice } from "../_components/trial-notice.tsx";
import { jobOfLink } from "../_lib/job-of-link.ts";

export const generateMetadata = titled("console", "networks.title");

interface NetworkPageProps {
  readonly params: Promise<{ readonly network: string }>;
  readonly searchParams: SearchParams;
}

export default async function NetworkPage({ params, searchParams }: NetworkPageProps) {
  await requireActor("superuser");
  const { network: id } = await params;
  const [t, network, trial, channels, keys, job, words] = await Promise.all([
    getWords("console"),
    findNetwork(db, id),
    findTrial(db, id),
    shownChannels(id),
    channelsWithKey(db, id),
    jobOfLink(searchParams),
    clientWords("setup"),
  ]);
  if (!network) notFound();
  const { name } = network;
  return (
    <>
      <RefreshOnJobs />
      <PageHeader
        crumbs={
          <Breadcrumb
            crumbs={[
              { label: t("networks.title"), href: "/console/bot/networks" },
              { label: name },
            ]}
          />
        }
        title={<bdi>{name}</bdi>}
      />
      <TrialNotice networkId={id} trial={trial} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-4 xl:order-last">
          <LinkCard networkId={id} job={job} />
          <ChannelsCard
            networkId={id}
            channels={(channels.get(id) ?? []).map((one) => ({ ...one, hasKey: keys.has(one.id) }))}
          />
          <RemovalCard networkId={id} name={name} />
        </div>
        <WordsProvider words={words}>
          <SettingsForm network={network} revision={revisionOf(network)} />
        </WordsProvider>
      </div>
    </>
  );
}
