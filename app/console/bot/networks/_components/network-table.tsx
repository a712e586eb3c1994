"use client";

import { DataTable } from "#components/ui/data-table";
import { IrcName, Mono } from "#components/ui/irc-name";
import { StatusLight } from "#components/ui/status-light";
import { TextLink } from "#components/ui/text-link";
import { useWords } from "#components/use-words";
import type { Light } from "#core/status/lights";
import { LightText } from "../../../_components/light-text.tsx";
import { useStatus } from "../../../_components/status-provider.tsx";

export interface ListedNetwork {
  readonly id: string;
  readonly name: string;
  readonly nick: string;
  readonly isLobby: boolean;
  readonly servers: readonly string[];
  readonly channels: number;
}

/** The networks with their lights, live. */
export function NetworkTable({ networks }: { readonly networks: readonly ListedNetwork[] }) {
  const t = useWords("console");
  const { status } = useStatus();
  const live = new Map(status.networks.map((network) => [network.id, network]));
  return (
    <DataTable
      caption={t("networks.title")}
      rows={networks}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t("networks.network"),
          cell: ({ id, name }) => (
            <TextLink href={`/console/bot/networks/${id}`}>
              <bdi>{name}</bdi>
            </TextLink>
          ),
        },
        {
          title: t("networks.state"),
          cell: ({ id }) => {
            const light: Light = live.get(id)?.light ?? { state: "unknown", says: "unknown" };
            return (
              <StatusLight state={light.state}>
                <LightText light={light} />
              </StatusLight>
            );
          },
        },
        {
          title: t("networks.nick"),
          cell: ({ id, nick }) => <IrcName>{live.get(id)?.nick ?? nick}</IrcName>,
        },
        { title: t("networks.servers"), cell: (network) => <Servers network={network} /> },
        { title: t("networks.channels"), align: "right", cell: ({ channels }) => channels },
      ]}
    />
  );
}

function Servers({ network }: { readonly network: ListedNetwork }) {
  const t = useWords("console");
  if (network.isLobby) return t("networks.embedded");
  const [first, ...others] = network.servers;
  return (
    <>
      <Mono>{first ?? ""}</Mono>
      {others.length > 0 && (
        <span className="text-sm text-muted-foreground">
          {" "}
          {t("networks.more", { count: others.length })}
        </span>
      )}
    </>
  );
}
