import type { NewEvent } from "#core/events/events";
import type { Casemapping } from "#core/irc/casemapping";

/** Who presents it, as the server shows them. */
export interface Presenter {
  readonly networkId: string;
  readonly networkName: string;
  readonly botNick: string;
  readonly casemapping: Casemapping;
  /** The bot's connection. */
  readonly epoch: string;
  readonly nick: string;
  readonly userHost: string;
  readonly account: string | null;
  readonly signonAt: Date | null;
}

/** An event about what a presenter did. */
export function presenterEvent(
  { networkId, casemapping, nick, userHost, account }: Presenter,
  at: Date,
  event: Omit<NewEvent, "at">,
): NewEvent {
  return { at, networkId, casemapping, nick, userHost, account: account ?? undefined, ...event };
}
