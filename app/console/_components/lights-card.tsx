"use client";

import { Activity } from "lucide-react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { IrcName } from "#components/ui/irc-name";
import { StatusLight } from "#components/ui/status-light";
import { LightText } from "./light-text.tsx";
import { useStatus } from "./status-provider.tsx";

/** The three lights: web and database, the bot process, and the link to each network. */
export function LightsCard() {
  const { status, web } = useStatus();
  const { process, networks } = status;
  return (
    <Card>
      <CardHeader icon={<Activity aria-hidden="true" />} title="State" />
      <CardBody>
        <dl className="grid gap-x-4 gap-y-2.5 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <dt className="text-muted-foreground">Web</dt>
          <dd>
            <StatusLight state={web.state}>{web.text}</StatusLight>
          </dd>
          <dt className="text-muted-foreground">Bot process</dt>
          <dd>
            <StatusLight state={process.state}>
              <LightText light={process} />
            </StatusLight>
          </dd>
          {networks.length === 0 && (
            <>
              <dt className="text-muted-foreground">IRC</dt>
              <dd>
                <StatusLight state="unknown">No network yet</StatusLight>
              </dd>
            </>
          )}
          {networks.map((network) => (
            <div key={network.id} className="contents">
              <dt className="truncate text-muted-foreground">
                <IrcName className="font-normal">{network.name}</IrcName>
              </dt>
              <dd className="min-w-0">
                <StatusLight state={network.light.state}>
                  <LightText light={network.light} />
                  {network.connected && (
                    <span className="text-muted-foreground">
                      {" as "}
                      <IrcName>{network.nick}</IrcName>
                      {network.lagMs !== null && `, lag ${network.lagMs} ms`}
                    </span>
                  )}
                </StatusLight>
                {!network.connected && network.detail !== "" && (
                  <p className="mt-0.5 pl-4.5 text-sm wrap-anywhere text-muted-foreground">
                    {network.detail}
                  </p>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
