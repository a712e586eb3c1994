import { compileGlob } from "#core/irc/mask";
import type { Channel } from "../channel.ts";
import type { IrcParticipant } from "../irc-participant.ts";
import { asWord } from "../names.ts";
import type { Participant } from "../participant.ts";
import type { CommandTable } from "./command.ts";

/** Order of WHOX fields in 354, whatever order they were asked in (ircv3.net whox). */
const FIELDS = "tcuihsnfdlaor";

function sharesChannel(a: Participant, b: Participant): boolean {
  return [...a.channels].some((channel) => b.channels.has(channel));
}

/** Whom WHO means, each with the channel to name. */
function findPeople(me: IrcParticipant, mask: string): [Participant, Channel | null][] {
  const { world } = me;
  if (mask.startsWith("#")) {
    const channel = world.findChannel(mask);
    if (!channel?.isVisibleTo(me)) return [];
    const isShown = (member: Participant) => channel.members.has(me) || !member.modes.has("i");
    return [...channel.members.keys()].filter(isShown).map((member) => [member, channel]);
  }
  const exact = world.findPerson(mask);
  if (exact) return [[exact, sharedChannel(me, exact)]];
  const matches = compileGlob(mask === "0" ? "*" : mask, "ascii");
  return [...world.people.values()]
    .filter((person) => person === me || !person.modes.has("i") || sharesChannel(me, person))
    .filter((person) => [person.nick, person.username, person.host, person.realname].some(matches))
    .map((person) => [person, sharedChannel(me, person)]);
}

function sharedChannel(me: IrcParticipant, person: Participant): Channel | null {
  return [...person.channels].find((channel) => channel.isVisibleTo(me)) ?? null;
}

function flags(me: IrcParticipant, person: Participant, channel: Channel | null): string {
  const presence = person.away === null ? "H" : "G";
  return presence + (channel?.signs(person, me) ?? "") + (person.modes.has("B") ? "B" : "");
}

function sendPlain(me: IrcParticipant, person: Participant, channel: Channel | null): void {
  const { serverName } = me.world;
  const { username, host, nick, realname } = person;
  const where = channel?.name ?? "*";
  const flagsShown = flags(me, person, channel);
  me.numeric("352", where, username, host, serverName, nick, flagsShown, `0 ${realname}`);
}

function sendFields(
  me: IrcParticipant,
  person: Participant,
  channel: Channel | null,
  asked: string,
  token: string,
): void {
  const idleSeconds = Math.floor((me.world.nowMs() - person.activeMs) / 1000);
  const values: Record<string, string> = {
    t: token,
    c: channel?.name ?? "*",
    u: person.username,
    i: person.host,
    h: person.host,
    s: me.world.serverName,
    n: person.nick,
    f: flags(me, person, channel),
    d: "0",
    l: String(idleSeconds),
    a: person.account ?? "0",
    o: "n/a",
    r: person.realname,
  };
  const shown = [...FIELDS].filter((field) => asked.includes(field));
  me.numeric("354", ...shown.map((field) => values[field] ?? ""));
}

/** WHO with RFC 1459's answer, or with chosen fields (ISUPPORT WHOX): `WHO mask %fields,token`. */
export const who: CommandTable = {
  WHO: {
    run(me, [wanted = "*", options = ""]) {
      const mask = wanted.split(" ", 1)[0] || "*";
      const whox = /%([a-z]*)(?:,(\d{1,3}))?/i.exec(options);
      for (const [person, channel] of findPeople(me, mask)) {
        if (whox) sendFields(me, person, channel, whox[1] ?? "", whox[2] ?? "0");
        else sendPlain(me, person, channel);
      }
      me.numeric("315", asWord(mask), "End of /WHO list");
    },
  },
};
