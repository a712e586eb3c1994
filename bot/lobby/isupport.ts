import { CHANNEL_LENGTH, NICK_LENGTH } from "./names.ts";
import type { World } from "./world.ts";

/** Longest topic in bytes. */
export const TOPIC_LENGTH = 390;
/** Longest away message in bytes. */
export const AWAY_LENGTH = 200;
/** Longest reason of a kick, in bytes. */
export const KICK_LENGTH = 300;
/** Longest channel key in bytes. */
export const KEY_LENGTH = 32;
/** Longest real name in bytes. */
export const NAME_LENGTH = 128;
/** Mode changes with a parameter in one MODE. */
export const MODE_PARAMS = 4;

/** Targets in one line, by command; commands missing here take one. */
export const TARGET_LIMITS: Readonly<Record<string, number>> = {
  JOIN: 20,
  PART: 20,
  KICK: 4,
  NAMES: 1,
  LIST: 20,
  WHOIS: 1,
  PRIVMSG: 4,
  NOTICE: 4,
  TAGMSG: 4,
};

const TOKENS_PER_LINE = 12;

/** Tokens of RPL_ISUPPORT (005), a list for each line. */
export function isupportLines({ name, limits }: World): string[][] {
  const targets = Object.entries(TARGET_LIMITS).map(([command, count]) => `${command}:${count}`);
  const tokens = [
    "CASEMAPPING=ascii",
    "CHANTYPES=#",
    "PREFIX=(ov)@+",
    "STATUSMSG=@+",
    "CHANMODES=beI,k,l,imnst",
    `MAXLIST=beI:${limits.listEntries}`,
    "EXCEPTS=e",
    "INVEX=I",
    "EXTBAN=$,a",
    "ACCOUNTEXTBAN=a",
    `MODES=${MODE_PARAMS}`,
    `NICKLEN=${NICK_LENGTH}`,
    `CHANNELLEN=${CHANNEL_LENGTH}`,
    `TOPICLEN=${TOPIC_LENGTH}`,
    `AWAYLEN=${AWAY_LENGTH}`,
    `KICKLEN=${KICK_LENGTH}`,
    `KEYLEN=${KEY_LENGTH}`,
    `NAMELEN=${NAME_LENGTH}`,
    `CHANLIMIT=#:${limits.channelsPerConnection}`,
    `MONITOR=${limits.monitorEntries}`,
    `TARGMAX=${targets.join(",")}`,
    "WHOX",
    "BOT=B",
    "ELIST=MU",
    "UTF8ONLY",
    `NETWORK=${name.replace(/ /g, "\\x20")}`,
  ];
  const lines: string[][] = [];
  for (let at = 0; at < tokens.length; at += TOKENS_PER_LINE) {
    lines.push(tokens.slice(at, at + TOKENS_PER_LINE));
  }
  return lines;
}
