import type { IrcParticipant } from "../irc-participant.ts";
import { messageFrom } from "../message.ts";
import { isNick } from "../names.ts";
import type { CommandTable, Outcome } from "./command.ts";

function changeNick(me: IrcParticipant, wanted: string): Outcome {
  const { world } = me;
  const nick = world.intercept("nick", { nick: wanted }, me)?.nick;
  if (nick === undefined || nick === me.nick) return undefined;
  const owner = world.findPerson(nick);
  if (!isNick(nick)) me.refuse("badNick", nick);
  else if (owner && owner !== me) me.refuse("nickInUse", nick);
  else if (!me.registration.isDone) {
    me.nick = nick;
    return me.registration.tryComplete();
  } else {
    const message = messageFrom(me, world.nowMs(), "NICK", nick);
    const readers = [me, ...world.peersOf(me)];
    world.rename(me, nick);
    for (const reader of readers) reader.deliver(message);
  }
  return undefined;
}

/** NICK, before and after registration. */
export const nick: CommandTable = {
  NICK: {
    isEarly: true,
    run(me, [wanted]) {
      if (wanted) return changeNick(me, wanted);
      me.refuse("noNickGiven");
      return undefined;
    },
  },
};
