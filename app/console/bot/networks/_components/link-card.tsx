"use client";

import { Network } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { useWords } from "#components/use-words";
import { JobLine } from "../../../_components/job-line.tsx";
import { useStatus } from "../../../_components/status-provider.tsx";
import type { JobStep } from "../../../_lib/jobs-store.ts";
import { ConnectButton } from "../../_components/connect-button.tsx";
import { LinkState } from "../../_components/link-state.tsx";

interface LinkCardProps {
  readonly networkId: string;
  /** What adding the network asked of the bot. */
  readonly job: { readonly jobId: string; readonly known: JobStep } | null;
}

/** How the network is at this moment: the first place to look after saving. */
export function LinkCard({ networkId, job }: LinkCardProps) {
  const t = useWords("console");
  const { status } = useStatus();
  const network = status.networks.find(({ id }) => id === networkId);
  return (
    <Card aria-label={t("networks.state")}>
      <CardHeader
        icon={<Network aria-hidden="true" />}
        title={t("networks.state")}
        description={network && <LinkState network={network} />}
        actions={network && <ConnectButton network={network} />}
      />
      {job && (
        <CardBody>
          <JobLine {...job} what={t("networks.added")} />
        </CardBody>
      )}
    </Card>
  );
}
