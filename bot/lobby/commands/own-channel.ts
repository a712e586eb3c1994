import type { Channel } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";

/** The channel a member names, or null when it was refused: 403 or 442. */
export function ownChannel(me: IrcParticipant, name: string): Channel | null {
  const channel = me.world.findChannel(name);
  if (channel?.members.has(me)) return channel;
  const isKnown = channel?.isVisibleTo(me) ?? false;
  me.refuse(isKnown ? "notOnChannel" : "noSuchChannel", name);
  return null;
}

/** The channel an operator names, or null when it was refused: 403, 442 or 482. */
export function operatedChannel(me: IrcParticipant, name: string): Channel | null {
  const channel = ownChannel(me, name);
  if (!channel || channel.isStatus(me, "o")) return channel;
  me.refuse("notOperator", channel.name);
  return null;
}
