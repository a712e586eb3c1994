import type { IrcLine } from "#core/irc/message";
import type { Channel } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { TARGET_LIMITS } from "../isupport.ts";
import { broadcast, whyNotSpeak } from "../membership.ts";
import { type Message, messageFrom, newMsgid } from "../message.ts";
import type { Refusal } from "../numerics.ts";
import type { Participant } from "../participant.ts";
import { type Command, type CommandTable, splitTargets } from "./command.ts";

type Kind = "PRIVMSG" | "NOTICE" | "TAGMSG";

function clientTags({ tags }: IrcLine): Map<string, string> {
  return new Map([...tags].filter(([key]) => /^\+(?:[A-Za-z0-9.-]+\/)?[A-Za-z0-9-]+$/.test(key)));
}

function hears(reader: Participant, kind: Kind): boolean {
  return kind !== "TAGMSG" || reader.has("message-tags");
}

/** NOTICE is never answered, not even with an error (RFC 2812 section 3.3.2), lest programs talk in circles. */
function refuse(me: IrcParticipant, kind: Kind, refusal: Refusal, ...params: string[]): void {
  if (kind !== "NOTICE") me.refuse(refusal, ...params);
}

function toChannel(me: IrcParticipant, kind: Kind, target: string, message: Message): boolean {
  const sign = /^[@+]/.exec(target)?.[0];
  const channel = me.world.findChannel(sign ? target.slice(1) : target);
  const refusal = channel?.isVisibleTo(me) ? whyNotSpeak(channel, me) : "noSuchChannel";
  if (!channel || refusal) {
    refuse(me, kind, refusal ?? "noSuchChannel", target);
    return false;
  }
  const reaches = (member: Participant) =>
    member !== me && hears(member, kind) && (!sign || hasSign(channel, member, sign));
  broadcast(channel, message, reaches);
  return true;
}

function hasSign(channel: Channel, member: Participant, sign: string): boolean {
  return channel.isStatus(member, "o") || (sign === "+" && channel.isStatus(member, "v"));
}

function toPerson(me: IrcParticipant, kind: Kind, target: string, message: Message): boolean {
  const reader = me.world.findPerson(target);
  if (!reader) {
    refuse(me, kind, "noSuchNick", target);
    return false;
  }
  if (reader !== me && hears(reader, kind)) reader.deliver(message);
  if (reader.away !== null && kind === "PRIVMSG") me.numeric("301", reader.nick, reader.away);
  // Words to oneself arrive once as a message and once, for who asked, as the echo below.
  if (reader === me && hears(me, kind)) me.deliver(message);
  return true;
}

function say(me: IrcParticipant, kind: Kind, wanted: string, said: string, line: IrcLine): void {
  const { world } = me;
  const event =
    kind === "TAGMSG"
      ? { target: wanted, text: said }
      : world.intercept("message", { kind, target: wanted, text: said }, me);
  if (!event) return;
  const { target, text } = event;
  if (target === "" || target.includes(" ")) {
    refuse(me, kind, "noSuchNick", target);
    return;
  }
  const params = kind === "TAGMSG" ? [target] : [target, text];
  const message: Message = {
    ...messageFrom(me, world.nowMs(), kind, ...params),
    clientTags: clientTags(line),
    msgid: newMsgid(),
  };
  const isForChannel = /^[@+]?#/.test(target);
  const isSent = (isForChannel ? toChannel : toPerson)(me, kind, target, message);
  if (isSent && me.has("echo-message") && hears(me, kind)) me.deliver(message);
}

function sayToAll(me: IrcParticipant, kind: Kind, targets: readonly string[], line: IrcLine): void {
  const most = TARGET_LIMITS[kind] ?? 1;
  for (const target of targets.slice(0, most)) say(me, kind, target, line.params[1] ?? "", line);
  const tooMuch = targets[most];
  if (tooMuch) refuse(me, kind, "tooManyTargets", tooMuch);
  if (kind !== "TAGMSG") me.activeMs = me.world.nowMs();
}

function speaking(kind: Kind): Command {
  return {
    run(me, [list, text = ""], line) {
      const targets = splitTargets(list);
      if (targets.length === 0) refuse(me, kind, "noRecipient");
      else if (kind !== "TAGMSG" && text === "") refuse(me, kind, "noText");
      else sayToAll(me, kind, targets, line);
    },
  };
}

/** PRIVMSG, NOTICE and TAGMSG (ircv3.net message-tags). */
export const speech: CommandTable = {
  PRIVMSG: speaking("PRIVMSG"),
  NOTICE: speaking("NOTICE"),
  TAGMSG: speaking("TAGMSG"),
};
