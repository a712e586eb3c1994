"use client";

import { useWords } from "#components/use-words";
import type { NetworkStatus } from "#core/status/status";
import { JobButton } from "../../_components/job-button.tsx";
import { setConnection } from "../actions.ts";

/** Connects a network, or leaves it until somebody wants it again. */
export function ConnectButton({ network }: { readonly network: NetworkStatus }) {
  const t = useWords("console");
  const wanted = network.desired === "connected";
  return (
    <JobButton
      action={setConnection}
      fields={{ networkId: network.id, want: wanted ? "disconnect" : "connect" }}
      variant={wanted ? "danger-quiet" : "secondary"}
    >
      {wanted ? t("bot.disconnect") : t("bot.connect")}
    </JobButton>
  );
}
