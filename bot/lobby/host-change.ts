import { AppError } from "#core/errors";
import type { Channel } from "./channel.ts";
import { broadcast, joinMessage } from "./membership.ts";
import { messageFrom } from "./message.ts";
import type { Participant } from "./participant.ts";
import type { World } from "./world.ts";

const part = /^[^\s!@:\p{Cc}][^\s!@\p{Cc}]{0,62}$/u;

/** Readers who do not know CHGHOST see the person go and come back, as on other servers. */
function showReturn(world: World, channel: Channel, participant: Participant): void {
  const isOld = (member: Participant) => member !== participant && !member.has("chghost");
  for (const member of channel.members.keys()) {
    if (isOld(member)) member.deliver(joinMessage(world, channel, participant, member));
  }
  const statuses = [...(channel.members.get(participant) ?? [])];
  if (statuses.length === 0) return;
  const params = [channel.name, `+${statuses.join("")}`, ...statuses.map(() => participant.nick)];
  broadcast(channel, world.notice("MODE", ...params), isOld);
}

/** Gives somebody another username and host, as services do with cloaks (ircv3.net chghost). */
export function changeHost(
  world: World,
  participant: Participant,
  username: string,
  host: string,
): void {
  if (!part.test(username) || !part.test(host)) {
    throw new AppError("invalid", { key: "irc.badHost" });
  }
  const nowMs = world.nowMs();
  const change = messageFrom(participant, nowMs, "CHGHOST", username, host);
  const quit = messageFrom(participant, nowMs, "QUIT", "Changing host");
  const peers = world.peersOf(participant);
  for (const peer of peers) if (!peer.has("chghost")) peer.deliver(quit);
  participant.username = username;
  participant.host = host;
  if (participant.has("chghost")) participant.deliver(change);
  world.tellPeers(participant, "chghost", change);
  for (const channel of participant.channels) showReturn(world, channel, participant);
}
