"use client";

import { Activity } from "lucide-react";
import type { ReactNode } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { IrcName } from "#components/ui/irc-name";
import { StatusLight } from "#components/ui/status-light";
import { useWords } from "#components/use-words";
import type { NetworkStatus } from "#core/status/status";
import { LightText } from "./light-text.tsx";
import { Reason } from "./reason.tsx";
import { useStatus } from "./status-provider.tsx";

/** The three lights: web and database, the bot process, and the link to each network. */
export function LightsCard() {
  const t = useWords("console");
  const { status, web } = useStatus();
  const { process, networks } = status;
  return (
    <Card>
      <CardHeader icon={<Activity aria-hidden="true" />} title={t("home.state")} />
      <CardBody>
        <dl className="grid gap-x-4 gap-y-2.5 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <Line name={t("home.webAndDatabase")}>
            <StatusLight state={web.state}>{t(`home.web.${web.is}`)}</StatusLight>
          </Line>
          <Line name={t("bot.botProcess")}>
            <StatusLight state={process.state}>
              <LightText light={process} />
            </StatusLight>
          </Line>
          {networks.length === 0 && (
            <Line name={t("home.irc")}>
              <StatusLight state="unknown">{t("home.networkYet")}</StatusLight>
            </Line>
          )}
          {networks.map((network) => (
            <Line key={network.id} name={<bdi>{network.name}</bdi>}>
              <LinkState network={network} />
            </Line>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}

function Line({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="sm:contents">
      <dt className="truncate text-muted-foreground max-sm:text-sm">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function LinkState({ network }: { readonly network: NetworkStatus }) {
  const t = useWords("console");
  const { light, connected, nick, lagMs, detail } = network;
  return (
    <>
      <StatusLight state={light.state}>
        <LightText light={light} />
        {connected && (
          <span className="text-muted-foreground">
            {" "}
            {t.rich(lagMs === null ? "home.asNick" : "home.asNickLag", {
              nick: () => <IrcName>{nick}</IrcName>,
              lag: lagMs ?? 0,
            })}
          </span>
        )}
      </StatusLight>
      {!connected && detail !== "" && (
        <p className="mt-0.5 pl-4.5 text-sm wrap-anywhere text-muted-foreground">
          <Reason>{detail}</Reason>
        </p>
      )}
    </>
  );
}
