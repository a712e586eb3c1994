/** What numerics mean that refuse something; irc-framework leaves many of them unnamed. */
import { reasons } from "#core/words/en/console/reasons";

/** In English; pages find the words of their readers by them (core/status/reason-words.ts). */
const sentences: Readonly<Record<string, string>> = reasons.refused;

/** One sentence for a refusing numeric, with the server's own words behind it. */
export function serverError(command: string, text: string): string {
  const sentence = sentences[`n${command}`] ?? reasons.refused.other;
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
