import { type Folded, fold } from "#core/irc/casemapping";

/** Longest nick, as ISUPPORT NICKLEN says. */
export const NICK_LENGTH = 30;
/** Longest channel name with its `#`, in bytes, as ISUPPORT CHANNELLEN says. */
export const CHANNEL_LENGTH = 50;

const nick = /^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]*$/;
// Everything printable but space, comma and what would break a line or a terminal.
const channel = /^#[^\s,:\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u;

/** Folds a name the way the lobby compares names: ISUPPORT CASEMAPPING=ascii. */
export function foldName(name: string): Folded {
  return fold(name, "ascii");
}

/** RFC 2812 section 2.3.1, with {@link NICK_LENGTH}. */
export function isNick(text: string): boolean {
  return text.length <= NICK_LENGTH && nick.test(text);
}

/** A `#` and at least one more character, within {@link CHANNEL_LENGTH}. */
export function isChannelName(text: string): boolean {
  return Buffer.byteLength(text) <= CHANNEL_LENGTH && channel.test(text);
}

/** The username as shown: `~`, since nobody vouches for it, and what of the wish may stand in a hostmask. */
export function usernameFrom(wish: string): string {
  const plain = wish.replace(/[^\w.[\]\\`^{|}-]/g, "").slice(0, 10);
  return `~${plain || "user"}`;
}

/** What somebody sent, as it may be repeated before the last parameter of a line: one word, cut, or `*`. */
export function asWord(text: string): string {
  const word = text.split(" ", 1)[0] ?? "";
  return word === "" || word.startsWith(":") ? "*" : word.slice(0, 100);
}
