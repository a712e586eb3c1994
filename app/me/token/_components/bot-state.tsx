"use client";

import { StatusLight } from "#components/ui/status-light";
import { useWords } from "#components/use-words";
import type { TokenNetwork } from "#core/tokens/overview";

/** Whether a message to the bot would reach it right now. */
export function BotState({ network }: { readonly network: TokenNetwork }) {
  const t = useWords("me");
  return (
    <StatusLight state={network.online ? "ok" : "bad"}>
      {t(stateOf(network), {
        nick: network.botNick,
        network: network.name,
        detail: network.statusDetail,
      })}
    </StatusLight>
  );
}

function stateOf({ online, running, statusDetail }: TokenNetwork) {
  if (online) return "token.botOnline";
  if (!running) return "token.botStopped";
  return statusDetail ? "token.botAwayBecause" : "token.botAway";
}
