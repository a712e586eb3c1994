import type { IrcParticipant } from "../irc-participant.ts";
import { asWord, foldName } from "../names.ts";
import type { Participant } from "../participant.ts";
import { type CommandTable, splitTargets } from "./command.ts";
import { packWords } from "./names.ts";

const CHANNEL_BYTES = 360;

/** Channels that may be told: not secret ones, and for invisible people only shared ones. */
function visibleChannels(me: IrcParticipant, person: Participant): string[] {
  return [...person.channels]
    .filter((channel) => channel.isVisibleTo(me))
    .filter((channel) => person === me || !person.modes.has("i") || channel.members.has(me))
    .map((channel) => channel.signs(person, me) + channel.name);
}

function sendPerson(me: IrcParticipant, person: Participant): void {
  const { world } = me;
  const { nick } = person;
  me.numeric("311", nick, person.username, person.host, "*", person.realname);
  for (const line of packWords(visibleChannels(me, person), CHANNEL_BYTES)) {
    me.numeric("319", nick, line);
  }
  me.numeric("312", nick, world.serverName, world.name);
  if (person.away !== null) me.numeric("301", nick, person.away);
  if (person.modes.has("B")) me.numeric("335", nick, "is a bot");
  if (person.account !== null) me.numeric("330", nick, person.account, "is logged in as");
  const idle = Math.max(0, Math.floor((world.nowMs() - person.activeMs) / 1000));
  const signon = Math.floor(person.signonMs / 1000);
  me.numeric("317", nick, String(idle), String(signon), "seconds idle, signon time");
}

/** WHOIS and WHOWAS. */
export const whois: CommandTable = {
  WHOIS: {
    run(me, params) {
      // With two parameters the first is the server to ask.
      const nick = splitTargets(params[1] ?? params[0])[0];
      if (!nick) {
        me.refuse("noNickGiven");
        return;
      }
      const person = me.world.findPerson(nick);
      if (person) sendPerson(me, person);
      else me.refuse("noSuchNick", nick);
      me.numeric("318", asWord(nick), "End of /WHOIS list");
    },
  },
  WHOWAS: {
    run(me, [nick, count]) {
      if (!nick) {
        me.refuse("noNickGiven");
        return;
      }
      const most = Number(count) > 0 ? Number(count) : Number.POSITIVE_INFINITY;
      const found = me.world.departed.filter((gone) => foldName(gone.nick) === foldName(nick));
      for (const gone of found.slice(0, most)) {
        me.numeric("314", gone.nick, gone.username, gone.host, "*", gone.realname);
        me.numeric("312", gone.nick, me.world.serverName, new Date(gone.leftMs).toUTCString());
      }
      if (found.length === 0) me.refuse("wasNoSuchNick", nick);
      me.numeric("369", asWord(nick), "End of WHOWAS");
    },
  },
};
