"use client";

import { useRouter } from "next/navigation";
import { useActionState, useState } from "react";
import type { TokenNetwork } from "#core/tokens/overview";
import { type StreamEvent, useStream } from "#web/use-stream";
import type { ShownToken } from "../_components/token-card.tsx";
import { makeToken } from "../actions.ts";
import { outcomeOf, replacedBy, settled, type TokenOutcome } from "./outcome.ts";

/** What the card shows of one network's tokens, kept true by the live stream. */
export function useCard(network: TokenNetwork | undefined, live: readonly ShownToken[]) {
  const router = useRouter();
  const [outcome, setOutcome] = useState<TokenOutcome | null>(null);
  /** What happened to another token than the one on the card: told in passing, since that one is still good. */
  const [aside, setAside] = useState<TokenOutcome | null>(null);
  const [state, submit, isMaking] = useActionState(
    async (...[previous, form]: Parameters<typeof makeToken>) => {
      const next = await makeToken(previous, form);
      if (next.status === "done") {
        setOutcome(null);
        setAside(null);
      }
      return next;
    },
    { status: "idle" },
  );
  const made = state.status === "done" && state.made.networkId === network?.id ? state.made : null;
  const active = live.find(({ id, networkId }) => networkId === network?.id && id !== made?.id);
  const shown = made ?? active ?? null;
  const own = outcome && (!shown || outcome.tokenId === shown.id) ? outcome : null;

  const settle = (next: TokenOutcome) => setOutcome((before) => settled(before, next));
  useStream({ topics: ["token"] }, (event: StreamEvent) => {
    // While one is being made its own event may be here before its value is.
    const replaced = shown && !isMaking ? replacedBy(event, shown) : null;
    const next = replaced ?? outcomeOf(event);
    if (!next) return;
    if (shown && next.tokenId !== shown.id) setAside(next);
    else settle(next);
    router.refresh();
  });

  return {
    ...{ state, submit, made, active, aside, outcome: own },
    isOver: own !== null && !own.leavesLive,
    refresh: () => router.refresh(),
    /** The person cancelled the token on the card. */
    cancelled: (tokenId: string) => {
      const by = { hostmask: null, account: null, accepted: false, burnt: false };
      settle({ ...by, tokenId, leavesLive: false, at: Date.now(), result: "revoked" });
      router.refresh();
    },
  };
}
