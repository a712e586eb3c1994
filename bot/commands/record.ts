import type { NewEvent } from "#core/events/events";
import type { Outcome } from "../host/messages.ts";
import type { IrcNetwork } from "../irc/api.ts";
import type { Sender } from "../module-api.ts";
import type { Found } from "./command-index.ts";

export interface Recorded {
  readonly network: IrcNetwork;
  readonly channel: string | null;
  readonly sender: Sender;
  readonly match: Found;
  readonly requestId: string;
  /** From `performance.now()`. */
  readonly startedAt: number;
}

/** The log's line about a command: its name and how it went. Arguments are not in it; in private they may be secrets. */
export function commandEvent(recorded: Recorded, outcome: Outcome): NewEvent {
  const { network, channel, sender, match, requestId, startedAt } = recorded;
  const kind = outcome.failed ? "command.failed" : outcome.refused ? "command.refused" : "command";
  return {
    at: new Date(),
    kind,
    networkId: network.id,
    casemapping: network.casemapping,
    channel: channel ?? undefined,
    nick: sender.nick,
    userHost: sender.hostmask.slice(sender.hostmask.indexOf("!") + 1),
    account: sender.account ?? undefined,
    userId: sender.userId ?? undefined,
    text: match.command.name,
    severity: outcome.failed ? "warn" : "info",
    requestId,
    data: { module: match.module.name, ms: Math.round(performance.now() - startedAt) },
  };
}
