import type { IrcNetwork } from "#bot/irc/api";

/** True for operators of a channel, and for whatever PREFIX puts above them (its modes come highest first). */
export function isOperator(network: IrcNetwork, channel: string, nick: string): boolean {
  const modes = network.presence.channel(channel)?.members.get(network.fold(nick)) ?? "";
  const { prefixModes } = network.modeRules;
  const lowest = prefixModes.indexOf("o");
  return [...prefixModes].some((mode, place) => place <= lowest && modes.includes(mode));
}
