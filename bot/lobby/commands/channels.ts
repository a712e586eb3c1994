import type { Channel } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { KICK_LENGTH, TARGET_LIMITS } from "../isupport.ts";
import { broadcast, enter, leave, whyNotJoin } from "../membership.ts";
import { messageFrom, truncateBytes } from "../message.ts";
import { isChannelName } from "../names.ts";
import { type CommandTable, splitTargets } from "./command.ts";
import { sendNames } from "./names.ts";
import { operatedChannel, ownChannel } from "./own-channel.ts";
import { sendTopic } from "./topic.ts";

function join(me: IrcParticipant, wanted: string, key: string | undefined): void {
  const { world } = me;
  const name = world.intercept("join", { channel: wanted }, me)?.channel;
  if (name === undefined) return;
  if (!isChannelName(name)) {
    me.refuse("noSuchChannel", name);
    return;
  }
  const existing = world.findChannel(name);
  if (existing?.members.has(me)) return;
  const refusal =
    me.channels.size >= world.limits.channelsPerConnection
      ? "tooManyChannels"
      : existing && whyNotJoin(existing, me, key);
  if (refusal) {
    me.refuse(refusal, name);
    return;
  }
  const channel = world.openChannel(name);
  enter(world, channel, me);
  if (channel.topic) sendTopic(me, channel);
  sendNames(me, channel);
}

function part(me: IrcParticipant, name: string, reason: string): void {
  const channel = ownChannel(me, name);
  const event = channel && me.world.intercept("part", { channel: channel.name, reason }, me);
  if (channel && event) leave(me.world, channel, me, event.reason);
}

function kick(me: IrcParticipant, channel: Channel, nick: string, reason: string): void {
  const event = me.world.intercept("kick", { channel: channel.name, nick, reason }, me);
  if (!event) return;
  const target = me.world.findPerson(event.nick);
  if (!target) me.refuse("noSuchNick", event.nick);
  else if (!channel.members.has(target)) me.refuse("notInChannel", target.nick, channel.name);
  else {
    const text = truncateBytes(event.reason, KICK_LENGTH);
    const params = [channel.name, target.nick, text || me.nick];
    broadcast(channel, messageFrom(me, me.world.nowMs(), "KICK", ...params));
    me.world.takeOut(channel, target);
  }
}

/** JOIN, PART and KICK. */
export const channels: CommandTable = {
  JOIN: {
    needs: 1,
    run(me, [names = "", keys = ""]) {
      if (names === "0") {
        for (const channel of [...me.channels]) part(me, channel.name, "");
        return;
      }
      const keyList = keys.split(",");
      const wanted = splitTargets(names).slice(0, TARGET_LIMITS.JOIN);
      for (const [index, name] of wanted.entries()) join(me, name, keyList[index]);
    },
  },
  PART: {
    needs: 1,
    run(me, [names, reason = ""]) {
      for (const name of splitTargets(names).slice(0, TARGET_LIMITS.PART)) part(me, name, reason);
    },
  },
  KICK: {
    needs: 2,
    run(me, [name = "", nicks, reason = ""]) {
      const channel = operatedChannel(me, name);
      if (!channel) return;
      for (const nick of splitTargets(nicks).slice(0, TARGET_LIMITS.KICK)) {
        kick(me, channel, nick, reason);
      }
    },
  },
};
