"use client";

import { StatusLight } from "#components/ui/status-light";
import { useWords } from "#components/use-words";
import { worstOf } from "#core/status/lights";
import type { NetworkStatus } from "#core/status/status";
import type { Words } from "#core/words/translate";
import { LightText } from "./light-text.tsx";
import { useStatus } from "./status-provider.tsx";

/** The bottom bar: three lights, lag, lines a minute, jobs, version. */
export function StatusBar() {
  const t = useWords("console");
  const { status, web } = useStatus();
  const { networks, process, bot } = status;
  const lag = networks.flatMap(({ connected, lagMs }) => (connected ? (lagMs ?? []) : []));
  return (
    <>
      <StatusLight state={web.state}>
        {web.state === "ok" ? t("home.database") : t(`home.web.${web.is}`)}
      </StatusLight>
      <StatusLight state={process.state}>
        {process.state === "ok" ? t("home.bot") : <LightText light={process} />}
      </StatusLight>
      <StatusLight state={worstOf(wanted(networks).map(({ light }) => light))}>
        {linkWords(networks, t)}
      </StatusLight>
      {lag.length > 0 && <span>{t("home.lag", { lag: Math.max(...lag) })}</span>}
      <span>{t("home.lineRate", { linesIn: status.linesIn, linesOut: status.linesOut })}</span>
      {status.jobs > 0 && <span>{t("home.jobsUnderWay", { jobs: status.jobs })}</span>}
      {bot?.version && (
        <span className="md:ml-auto">{t("home.version", { version: bot.version })}</span>
      )}
    </>
  );
}

const wanted = (networks: readonly NetworkStatus[]) =>
  networks.filter(({ desired }) => desired === "connected");

function linkWords(networks: readonly NetworkStatus[], t: Words<"console">): string {
  const all = wanted(networks);
  if (all.length === 0) return t("home.noNetwork");
  const [only] = all;
  if (all.length === 1 && only) return only.name;
  const connected = all.filter((network) => network.connected).length;
  return t("home.networksConnected", { connected, all: all.length });
}
