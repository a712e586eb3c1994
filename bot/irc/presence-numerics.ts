import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import { pairModes } from "#core/irc/modes";
import { accountParam, isOwnNick, type LineContext, type LineHandler } from "./context.ts";
import { applyChannelMode } from "./events/mode.ts";
import type { NamesEntry, PersonFacts } from "./presence.ts";

/** Our WHOX query: token, channel, username, host, nick, flags, account, real name. The order of answers is fixed. */
export const WHOX_FIELDS = "%tcuhnfar";
export const WHOX_TOKEN = "152";

const MAX_NAMES = 50_000;

/** NAMES answers gather here until RPL_ENDOFNAMES, then replace a channel's members at once. */
export class NamesCollector {
  private readonly gathering = new Map<Folded, Map<Folded, NamesEntry>>();

  /** RPL_NAMREPLY: `<nick> <symbol> <channel> :[signs]nick[!user@host] …` */
  readonly reply: LineHandler = ({ params }, context) => {
    const [channel = "", list = ""] = params.slice(-2);
    if (!context.presence.channel(channel)) return;
    const folded = context.presence.fold(channel);
    const entries = this.gathering.get(folded) ?? new Map<Folded, NamesEntry>();
    this.gathering.set(folded, entries);
    for (const word of list.split(" ")) {
      const entry = readName(word, context);
      if (entry && entries.size < MAX_NAMES) entries.set(context.presence.fold(entry.nick), entry);
    }
  };

  /** RPL_ENDOFNAMES. */
  end({ params }: IrcLine, context: LineContext, at: Date): void {
    const [, name = ""] = params;
    const folded = context.presence.fold(name);
    const entries = this.gathering.get(folded);
    this.gathering.delete(folded);
    const channel = context.presence.channel(name);
    if (!entries || !channel) return;
    context.presence.replaceMembers(channel.name, entries, at);
  }
}

function readName(word: string, { isupport }: LineContext): NamesEntry | null {
  let modes = "";
  let at = 0;
  for (; at < word.length; at++) {
    const sign = isupport.prefixSigns.indexOf(word.charAt(at));
    if (sign < 0) break;
    modes += isupport.prefixModes.charAt(sign);
  }
  const [nick, userHost] = splitOnce(word.slice(at), "!");
  return nick === "" ? null : { nick, modes, facts: userHost ? { userHost } : {} };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Away and bot marks out of a WHO answer's flags such as `H*@B`. */
function readFlags(flags: string, { isupport }: LineContext): PersonFacts {
  const isBot = isupport.botMode !== null && flags.slice(1).includes(isupport.botMode);
  return { away: flags.startsWith("G"), isBot };
}

function learnFromWho(nick: string, flags: string, facts: PersonFacts, context: LineContext): void {
  if (!context.presence.person(nick)) return;
  context.presence.learn(nick, { ...facts, ...readFlags(flags, context) });
  if (isOwnNick(nick, context) && facts.userHost) context.ownUserHost = facts.userHost;
}

/** RPL_WHOREPLY: `<me> <channel> <user> <host> <server> <nick> <flags> :<hops> <realname>` */
const onWho: LineHandler = ({ params }, context) => {
  const [, , username, host, , nick, flags, tail] = params;
  if (!username || !host || !nick || flags === undefined) return;
  const realname = (tail ?? "").replace(/^\d+ ?/, "");
  learnFromWho(nick, flags, { userHost: `${username}@${host}`, realname }, context);
};

/** RPL_WHOSPCRPL to our query: `<me> <token> <channel> <user> <host> <nick> <flags> <account> :<realname>` */
const onWhox: LineHandler = ({ params }, context) => {
  const [, token, , username, host, nick, flags, account, realname = ""] = params;
  if (token !== WHOX_TOKEN || !username || !host || !nick || flags === undefined) return;
  const facts = { userHost: `${username}@${host}`, realname, account: accountParam(account) };
  learnFromWho(nick, flags, facts, context);
};

/** RPL_CHANNELMODEIS: `<me> <channel> <modes> [params]` */
const onChannelModes: LineHandler = ({ params }, context) => {
  const [, channel, letters = "", ...rest] = params;
  if (!channel) return;
  const changes = pairModes(letters, rest, context.isupport);
  context.presence.replaceModes(
    channel,
    new Map(changes.map(({ mode, param }) => [mode, param ?? ""])),
  );
};

/** RPL_TOPIC and RPL_NOTOPIC. */
const onTopicIs: LineHandler = ({ params, command }, context) => {
  const [, channel, topic = ""] = params;
  if (channel) context.presence.setTopic(channel, command === "332" ? topic : "");
};

/** RPL_TOPICWHOTIME: `<me> <channel> <who> <unix seconds>` */
const onTopicWho: LineHandler = ({ params }, context) => {
  const [, channel, who = "", seconds] = params;
  const time = Number(seconds) * 1000;
  const isTime = Number.isSafeInteger(time) && time > 0 && time < 8.64e15;
  if (channel) context.presence.setTopicBy(channel, who, isTime ? new Date(time) : null);
};

/** An entry of a list mode: `<me> <channel> <mask> …` */
const onListEntry =
  (mode: string): LineHandler =>
  ({ params }, context) => {
    const [, channel, mask] = params;
    if (channel && mask) applyChannelMode(channel, { add: true, mode, param: mask }, context);
  };

/** RPL_AWAY, RPL_UNAWAY and RPL_NOWAWAY are about us or about one we wrote to. */
const onAwayReply: LineHandler = ({ params }, context) => {
  const [, nick] = params;
  if (nick) context.presence.learn(nick, { away: true });
};

export const presenceNumerics: ReadonlyMap<string, LineHandler> = new Map([
  ["352", onWho],
  ["354", onWhox],
  ["324", onChannelModes],
  ["331", onTopicIs],
  ["332", onTopicIs],
  ["333", onTopicWho],
  ["346", onListEntry("I")],
  ["348", onListEntry("e")],
  ["367", onListEntry("b")],
  ["301", onAwayReply],
]);
