import type { Channel } from "./channel.ts";
import { type Message, messageFrom } from "./message.ts";
import type { Refusal } from "./numerics.ts";
import type { Participant } from "./participant.ts";
import type { World } from "./world.ts";

/** Shows a message to all members, or to those a test picks. */
export function broadcast(
  channel: Channel,
  message: Message,
  isReader: (member: Participant) => boolean = () => true,
): void {
  for (const member of channel.members.keys()) if (isReader(member)) member.deliver(message);
}

/** Why somebody may not come in, or null. An invitation opens what +i, +l and bans close. */
export function whyNotJoin(
  channel: Channel,
  participant: Participant,
  key: string | undefined,
): Refusal | null {
  if (channel.key !== null && key !== channel.key) return "badKey";
  if (channel.invited.has(participant)) return null;
  if (channel.isBanned(participant)) return "banned";
  if (channel.flags.has("i") && !channel.isListed("I", participant)) return "inviteOnly";
  if (channel.limit !== null && channel.members.size >= channel.limit) return "channelFull";
  return null;
}

/** JOIN as one reader sees it: with account and real name if they asked for that (ircv3.net extended-join). */
export function joinMessage(
  world: World,
  channel: Channel,
  participant: Participant,
  reader: Participant,
): Message {
  const more = reader.has("extended-join")
    ? [participant.account ?? "*", participant.realname]
    : [];
  return messageFrom(participant, world.nowMs(), "JOIN", channel.name, ...more);
}

/** Lets somebody in and shows it to all, themselves included. The first to come in is operator. */
export function enter(world: World, channel: Channel, participant: Participant): void {
  const isFirst = channel.members.size === 0;
  channel.members.set(participant, new Set(isFirst ? ["o"] : []));
  participant.channels.add(channel);
  channel.invited.delete(participant);
  for (const member of channel.members.keys()) {
    member.deliver(joinMessage(world, channel, participant, member));
  }
  const { away } = participant;
  if (away === null) return;
  const message = messageFrom(participant, world.nowMs(), "AWAY", away);
  broadcast(channel, message, (member) => member !== participant && member.has("away-notify"));
}

/** Shows that somebody leaves, to themselves too, and takes them out. */
export function leave(
  world: World,
  channel: Channel,
  participant: Participant,
  reason: string,
): void {
  const params = reason ? [channel.name, reason] : [channel.name];
  broadcast(channel, messageFrom(participant, world.nowMs(), "PART", ...params));
  world.takeOut(channel, participant);
}

/** Why somebody's words do not reach a channel, or null. */
export function whyNotSpeak(channel: Channel, participant: Participant): Refusal | null {
  const statuses = channel.members.get(participant);
  if (statuses?.size) return null;
  if (!statuses && channel.flags.has("n")) return "cannotSend";
  if (channel.flags.has("m") || channel.isBanned(participant)) return "cannotSend";
  return null;
}
