/** Names that passed a check, so that what goes into a line cannot be something else by mistake. */
import { byteLength } from "./bytes.ts";
import type { Isupport } from "./isupport.ts";

declare const brand: unique symbol;
export type Nick = string & { readonly [brand]: "nick" };
export type ChannelName = string & { readonly [brand]: "channel" };
/** A single line of text: no CR, LF or NUL, and well-formed Unicode. */
export type SafeText = string & { readonly [brand]: "text" };

const MAX_NAME_BYTES = 200;

/** Nick as servers in general allow it: no spaces, no signs with a meaning in lines, masks or lists; UTF-8 nicks pass. */
export function isNick(text: string): text is Nick {
  return (
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    /^[^\x00-\x20\x7f!@#&:,*?$+%~.\d-][^\x00-\x20\x7f!@:,*?]*$/.test(text) && fits(text)
  );
}

/** Channel name by the network's CHANTYPES (RFC 1459 section 1.3). */
export function isChannelName(
  text: string,
  isupport: Pick<Isupport, "chantypes">,
): text is ChannelName {
  const first = text[0];
  return (
    first !== undefined &&
    isupport.chantypes.includes(first) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    /^[^\x00\x07\r\n ,]+$/.test(text) &&
    fits(text)
  );
}

/** Text for the last parameter of a line. */
export function isSafeText(text: string): text is SafeText {
  return !/[\r\n\0]/.test(text) && isWellFormed(text);
}

function fits(text: string): boolean {
  return isWellFormed(text) && byteLength(text) <= MAX_NAME_BYTES;
}

/** No half of a surrogate pair alone: such text has no UTF-8. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** A target of STATUSMSG taken apart: `@#c` is `#c` for those with `@`. Null when the target is no channel. */
export function readChannelTarget(
  target: string,
  isupport: Pick<Isupport, "chantypes" | "statusmsg">,
): { readonly status: string; readonly channel: string } | null {
  let at = 0;
  // A sign may be both a channel type and a status (+#c): it is a status as long as a channel type follows.
  while (
    at < target.length - 1 &&
    isupport.statusmsg.includes(target.charAt(at)) &&
    isupport.chantypes.includes(target.charAt(at + 1))
  ) {
    at++;
  }
  return isupport.chantypes.includes(target.charAt(at)) && target.length > at
    ? { status: target.slice(0, at), channel: target.slice(at) }
    : null;
}
