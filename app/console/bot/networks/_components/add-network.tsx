"use client";

import Link from "next/link";
import { Button } from "#components/ui/button";
import { SubmitButton } from "#components/ui/submit-button";
import { useWords } from "#components/use-words";
import { NetworkForm } from "../../../../setup/network/network-form.tsx";
import { addNetwork } from "../actions.ts";

interface AddNetworkProps {
  readonly lobbyAddress: string;
  readonly hasLobby: boolean;
}

/** The same form as in the first run; what it leaves out is set on the network's page. */
export function AddNetwork(props: AddNetworkProps) {
  const t = useWords("console");
  const kit = useWords("kit");
  const setup = useWords("setup");
  return (
    <NetworkForm {...props} legend={setup("network.where")} add={addNetwork}>
      <div className="mt-1 flex flex-wrap gap-2.5 max-sm:[&>*]:flex-1">
        <SubmitButton>{t("networks.add")}</SubmitButton>
        <Button variant="ghost" render={<Link href="/console/bot/networks" />}>
          {kit("cancel")}
        </Button>
      </div>
    </NetworkForm>
  );
}
