"use client";

import { StatusLight } from "#components/ui/status-light";
import { worstOf } from "#core/status/lights";
import type { NetworkStatus } from "#core/status/status";
import { LightText } from "./light-text.tsx";
import { useStatus } from "./status-provider.tsx";

/** The bottom bar: three lights, lag, lines a minute, jobs, version. */
export function StatusBar() {
  const { status, web } = useStatus();
  const { networks, process, bot } = status;
  const lag = networks.flatMap(({ connected, lagMs }) => (connected ? (lagMs ?? []) : []));
  return (
    <>
      <StatusLight state={web.state}>{web.state === "ok" ? "Database" : web.text}</StatusLight>
      <StatusLight state={process.state}>
        {process.state === "ok" ? "Bot" : <LightText light={process} />}
      </StatusLight>
      <StatusLight state={worstOf(wanted(networks).map(({ light }) => light))}>
        {linkWords(networks)}
      </StatusLight>
      {lag.length > 0 && <span>Lag {Math.max(...lag)} ms</span>}
      <span>
        {status.linesIn} in, {status.linesOut} out a minute
      </span>
      {status.jobs > 0 && (
        <span>{status.jobs === 1 ? "1 job under way" : `${status.jobs} jobs under way`}</span>
      )}
      {bot?.version && <span className="md:ml-auto">Version {bot.version}</span>}
    </>
  );
}

const wanted = (networks: readonly NetworkStatus[]) =>
  networks.filter(({ desired }) => desired === "connected");

function linkWords(networks: readonly NetworkStatus[]): string {
  const all = wanted(networks);
  if (all.length === 0) return "No network";
  const [only] = all;
  if (all.length === 1 && only) return only.name;
  return `IRC ${all.filter(({ connected }) => connected).length} of ${all.length}`;
}
