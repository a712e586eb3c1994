"use client";

import { IrcName } from "#components/ui/irc-name";
import { StatusLight } from "#components/ui/status-light";
import { useWords } from "#components/use-words";
import type { NetworkStatus } from "#core/status/status";
import { LightText, MomentOf } from "../../_components/light-text.tsx";
import { Reason } from "../../_components/reason.tsx";

/** A network's light, with what lies behind it: nick and server, or why it is not connected. */
export function LinkState({ network }: { readonly network: NetworkStatus }) {
  const t = useWords("console");
  const { light, connected, nick, server, lagMs, detail, queueDepth, trial } = network;
  return (
    <>
      <StatusLight state={light.state}>
        <LightText light={light} />
      </StatusLight>
      {connected ? (
        <span className="block">
          {t.rich(lagMs === null ? "bot.nickOn" : "bot.nickOnLag", {
            nick: () => <IrcName>{nick}</IrcName>,
            server: server || t("bot.server"),
            lag: lagMs ?? 0,
          })}
        </span>
      ) : (
        detail !== "" && (
          <span className="block wrap-anywhere">
            <Reason>{detail}</Reason>
          </span>
        )
      )}
      {trial?.state === "trying" && (
        <span className="block">
          {t.rich("networks.trial.tryingShort", { until: () => <MomentOf at={trial.until} /> })}
        </span>
      )}
      {trial?.state === "returned" && <span className="block">{t("networks.trial.returned")}</span>}
      {queueDepth > 0 && <span className="block">{t("bot.linesWait", { count: queueDepth })}</span>}
    </>
  );
}
