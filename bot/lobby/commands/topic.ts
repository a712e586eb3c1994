import type { Channel } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { TOPIC_LENGTH } from "../isupport.ts";
import { broadcast } from "../membership.ts";
import { messageFrom, truncateBytes } from "../message.ts";
import { hostmaskOf } from "../participant.ts";
import type { CommandTable } from "./command.ts";
import { ownChannel } from "./own-channel.ts";

/** Sends 332 and 333, or 331. */
export function sendTopic(me: IrcParticipant, { name, topic }: Channel): void {
  if (!topic) {
    me.numeric("331", name, "No topic is set");
    return;
  }
  me.numeric("332", name, topic.text);
  me.numeric("333", name, topic.by, String(Math.floor(topic.setMs / 1000)));
}

function setTopic(me: IrcParticipant, channel: Channel, wanted: string): void {
  if (channel.flags.has("t") && !channel.isStatus(me, "o")) {
    me.refuse("notOperator", channel.name);
    return;
  }
  const event = me.world.intercept("topic", { channel: channel.name, text: wanted }, me);
  if (!event) return;
  const text = truncateBytes(event.text, TOPIC_LENGTH);
  const setMs = me.world.nowMs();
  channel.topic = text ? { text, by: hostmaskOf(me), setMs } : null;
  broadcast(channel, messageFrom(me, setMs, "TOPIC", channel.name, text));
}

/** TOPIC: asking is for everybody who may know of the channel, setting for members. */
export const topic: CommandTable = {
  TOPIC: {
    needs: 1,
    run(me, [name = "", text]) {
      if (text === undefined) {
        const channel = me.world.findChannel(name);
        if (channel?.isVisibleTo(me)) sendTopic(me, channel);
        else me.refuse("noSuchChannel", name);
        return;
      }
      const channel = ownChannel(me, name);
      if (channel) setTopic(me, channel, text);
    },
  },
};
