import { pairModes } from "#core/irc/modes";
import { accountParam, isOwnNick, type LineContext, type LineHandler } from "../context.ts";
import { applyChannelMode } from "../events/mode.ts";
import type { PersonFacts } from "./records.ts";

/** Our WHOX query: token, channel, username, host, nick, flags, account, real name. The order of answers is fixed. */
export const WHOX_FIELDS = "%tcuhnfar";
export const WHOX_TOKEN = "152";

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
  context.presence.facts.replaceModes(
    channel,
    new Map(changes.map(({ mode, param }) => [mode, param ?? ""])),
  );
};

/** RPL_TOPIC and RPL_NOTOPIC. */
const onTopicIs: LineHandler = ({ params, command }, context) => {
  const [, channel, topic = ""] = params;
  if (channel) context.presence.facts.setTopic(channel, command === "332" ? topic : "");
};

/** RPL_TOPICWHOTIME: `<me> <channel> <who> <unix seconds>` */
const onTopicWho: LineHandler = ({ params }, context) => {
  const [, channel, who = "", seconds] = params;
  const time = Number(seconds) * 1000;
  const isTime = Number.isSafeInteger(time) && time > 0 && time < 8.64e15;
  if (channel) context.presence.facts.setTopicBy(channel, who, isTime ? new Date(time) : null);
};

/** An entry of a list mode: `<me> <channel> <mask> …` */
const onListEntry =
  (mode: string): LineHandler =>
  ({ params }, context) => {
    const [, channel, mask] = params;
    if (channel && mask) applyChannelMode(channel, { add: true, mode, param: mask }, context);
  };

/** RPL_QUIETLIST: `<me> <channel> <mode> <mask> …` */
const onQuietEntry: LineHandler = ({ params }, context) => {
  const [, channel, mode, mask] = params;
  if (channel && mode && mask) applyChannelMode(channel, { add: true, mode, param: mask }, context);
};

/** RPL_WHOISBOT: `<me> <nick> :is a bot` */
const onWhoisBot: LineHandler = ({ params }, context) => {
  const [, nick] = params;
  if (nick && context.isupport.botMode !== null) context.presence.learn(nick, { isBot: true });
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
  ["335", onWhoisBot],
  ["728", onQuietEntry],
]);
