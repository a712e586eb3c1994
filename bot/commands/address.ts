/** Is this line meant for the bot, and what does it ask? */
import { stripFormatting } from "#core/irc/formatting";
import type { IrcNetwork } from "../irc/api.ts";

export interface Addressed {
  /** What is asked: a command's name and what follows. */
  readonly body: string;
  /** What it was written with; null when the bot was called by nick, or without anything in private. */
  readonly prefix: string | null;
}

/**
 * Reads `.command`, `nick: command`, `nick, command`, and in private messages plain `command`. Null for a line that is not
 * meant for the bot. Formatting codes do not count.
 */
export function readAddress(
  said: string,
  prefixes: readonly string[],
  isPrivate: boolean,
  network: Pick<IrcNetwork, "nick" | "fold">,
): Addressed | null {
  const text = stripFormatting(said).trim();
  const called = afterNick(text, network);
  const line = called ?? text;
  const prefix = longest(prefixes, line);
  const body = prefix === undefined ? line : line.slice(prefix.length);
  if (prefix === undefined && called === null && !isPrivate) return null;
  // "..." and ". hello" are people talking.
  if (body === "" || (prefix !== undefined && /^\s/.test(body))) return null;
  return { body, prefix: called === null && prefix !== undefined ? prefix : null };
}

/** With both "!" and "!!" in use, "!!seen" is not "!seen" of something. */
function longest(prefixes: readonly string[], line: string): string | undefined {
  let found: string | undefined;
  for (const each of prefixes)
    if (each.length > (found?.length ?? 0) && line.startsWith(each)) found = each;
  return found;
}

function afterNick(text: string, network: Pick<IrcNetwork, "nick" | "fold">): string | null {
  const { nick } = network;
  const mark = text.charAt(nick.length);
  if (mark !== ":" && mark !== ",") return null;
  return network.fold(text.slice(0, nick.length)) === network.fold(nick)
    ? text.slice(nick.length + 1).trim()
    : null;
}
