/** What of a client's line others than the bot may see. */
import { buildLine, parseLine } from "#core/irc/message";
import { hideCredentials } from "#core/modules/credentials";
import { redact } from "#core/secrets";
import { splitTargets } from "./commands/command.ts";

/** What follows these is a password, here or where the client believes itself to be. */
const HOLDS_PASSWORD: ReadonlySet<string> = new Set([
  "PASS",
  "AUTHENTICATE",
  "OPER",
  "REGISTER",
  "IDENTIFY",
  "LOGIN",
  "AUTH",
  "NS",
  "NICKSERV",
]);
const SPEECH: ReadonlySet<string> = new Set(["PRIVMSG", "NOTICE"]);

/** The line with tokens and passwords hidden; null for one that is nobody's to see at all. */
export function shownLine(text: string): string | null {
  const line = parseLine(text);
  if (!line || HOLDS_PASSWORD.has(line.command)) return null;
  if (!SPEECH.has(line.command)) return redact(text);
  const [targets = "", ...words] = line.params;
  const said = words.join(" ");
  const isPrivate = splitTargets(targets).some((target) => !/^[@+]?#/.test(target));
  const shown = hideCredentials(said, isPrivate);
  if (shown === redact(said)) return redact(text);
  return buildLine({ command: line.command, params: [targets, shown], hasText: true });
}
