/** What numerics mean that refuse something; irc-framework leaves many of them unnamed. Sentences are for people. */
const sentences: Readonly<Record<string, string>> = {
  "263": "The server is busy; try again later",
  "401": "There is nobody of that name",
  "402": "There is no such server",
  "403": "There is no such channel",
  "404": "The channel does not let the bot speak",
  "405": "The bot is in too many channels",
  "407": "The name stands for several targets",
  "432": "The network does not allow this nick",
  "433": "The nick is in use",
  "436": "The nick is in use elsewhere",
  "437": "The name is not available at the moment",
  "438": "The nick was changed too often; try again later",
  "439": "The network wants the bot to wait before it writes to more people",
  "442": "The bot is not in that channel",
  "447": "The nick cannot be changed while in this channel",
  "448": "The network has forbidden the channel",
  "461": "The server wanted more",
  "470": "The channel sends the bot on to another one",
  "471": "The channel is full (+l)",
  "473": "The channel is by invitation only (+i)",
  "474": "The bot is banned from the channel (+b)",
  "475": "The channel has another key (+k)",
  "476": "The server does not allow this channel name",
  "477": "The channel wants a registered nick",
  "479": "The server does not allow this channel name",
  "480": "The channel was joined too often; try again later",
  "482": "The bot is no channel operator",
  "484": "The connection is restricted",
  "485": "The bot may not join the channel",
  "486": "They accept messages from registered nicks only",
  "489": "The channel is for TLS connections only",
  "495": "The channel wants the bot to wait before it comes back",
  "520": "The channel is for operators of the network",
  "531": "They do not accept messages from the bot",
  "707": "The network wants the bot to wait before it writes to more people",
  "716": "They accept messages from chosen people only",
};

/** One sentence for a refusing numeric, with the server's own words behind it. */
export function serverError(command: string, text: string): string {
  const sentence = sentences[command] ?? "The server refused";
  return text ? `${sentence}: ${text}` : `${sentence}.`;
}

/**
 * Refusals of a JOIN that come right some day, when somebody opens the channel or the bot leaves another. 448 is UnrealIRCd's, 470 a
 * forward, 485 that of hybrid and ircu, 495 InspIRCd's.
 */
export const JOIN_LATER: ReadonlySet<string> = new Set([
  "263",
  "405",
  "437",
  "448",
  "470",
  "471",
  "473",
  "474",
  "475",
  "477",
  "480",
  "485",
  "489",
  "495",
  "520",
]);
/** All refusals of a JOIN; 263 alone does not name the channel. */
export const JOIN_REFUSED: ReadonlySet<string> = new Set([
  ...JOIN_LATER,
  "403",
  "407",
  "476",
  "479",
]);
/** Refusals of a NICK after registering. */
export const NICK_REFUSED: ReadonlySet<string> = new Set([
  "432",
  "433",
  "436",
  "437",
  "438",
  "447",
  "484",
]);
/** Refusals of a PRIVMSG or NOTICE; the target is the second parameter. */
export const SEND_REFUSED: ReadonlySet<string> = new Set([
  "401",
  "402",
  "403",
  "404",
  "407",
  "439",
  "477",
  "486",
  "489",
  "531",
  "707",
  "716",
]);
