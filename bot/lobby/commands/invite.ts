import type { IrcParticipant } from "../irc-participant.ts";
import { broadcast } from "../membership.ts";
import { messageFrom } from "../message.ts";
import type { CommandTable } from "./command.ts";
import { ownChannel } from "./own-channel.ts";

function invite(me: IrcParticipant, nick: string, channelName: string): void {
  const { world } = me;
  const event = world.intercept("invite", { channel: channelName, nick }, me);
  const channel = event && ownChannel(me, event.channel);
  if (!event || !channel) return;
  const target = world.findPerson(event.nick);
  if (!target) me.refuse("noSuchNick", event.nick);
  else if (channel.members.has(target)) me.refuse("alreadyOnChannel", target.nick, channel.name);
  else if (channel.flags.has("i") && !channel.isStatus(me, "o")) {
    me.refuse("notOperator", channel.name);
  } else {
    channel.invited.add(target);
    me.numeric("341", target.nick, channel.name);
    if (target.away !== null) me.numeric("301", target.nick, target.away);
    const message = messageFrom(me, world.nowMs(), "INVITE", target.nick, channel.name);
    target.deliver(message);
    const isTold = (member: typeof target) =>
      member !== me && channel.isStatus(member, "o") && member.has("invite-notify");
    broadcast(channel, message, isTold);
  }
}

/** INVITE: by any member, of a +i channel by its operators. */
export const inviting: CommandTable = {
  INVITE: {
    needs: 2,
    run(me, [nick = "", channel = ""]) {
      invite(me, nick, channel);
    },
  },
};
