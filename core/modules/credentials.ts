/** What people prove themselves with on IRC, and how it is kept from everybody else. */
import { stripFormatting } from "#core/irc/formatting";
import { redact } from "#core/secrets";

/** Commands that take secrets. Only built-in modules may have them; their arguments are never shown. */
const CREDENTIAL_COMMANDS: ReadonlySet<string> = new Set(["register", "login", "auth", "profile"]);

/** True for a command whose arguments are secrets when said in private. */
export function takesCredentials(command: string): boolean {
  return CREDENTIAL_COMMANDS.has(command.toLowerCase());
}

// A formatting code within the word would hide it from the pattern, but not from the bot.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes
const MAYBE = /auth|profile|register|login|identify|[\x02-\x1f]/i;
const IN_PRIVATE =
  /^((?:\S{1,64}[:,]\s{0,5})?[^a-z0-9\s]{0,5}(?:auth|profile|register|login|identify)\s+).+$/is;
const PRESENTS = /^(?:\S{1,64}[:,]\s{0,5})?[^a-z0-9\s]{0,5}(?:register|login|auth)\s/i;
const ALOUD = /^((?:\S{1,64}[:,]\s{0,5}[^a-z0-9\s]{0,5}|[^a-z0-9\s]{1,3})(?:auth|profile)\s+).+$/is;

/**
 * Hides the arguments of commands that take credentials, and "identify" as services take it, wherever it was said. In a channel only
 * what is addressed to a bot, since people also talk about such words. A line of which something was hidden loses its formatting.
 */
export function hidePasswords(text: string, isPrivate: boolean): string {
  // Nearly every line ends here, and this costs next to nothing.
  if (!MAYBE.test(text)) return text;
  const pattern = isPrivate ? IN_PRIVATE : ALOUD;
  const plain = stripFormatting(text).trim();
  return pattern.test(plain) ? plain.replace(pattern, "$1[secret]") : text;
}

/** True for a private line with which somebody proves themselves to the bot, and in which a token is where it belongs. */
export function presentsCredential(text: string): boolean {
  return PRESENTS.test(stripFormatting(text).trim());
}

/** As {@link hidePasswords}, and tokens wherever they stand: what somebody other than the bot itself may read of a text. */
export function hideCredentials(text: string, isPrivate: boolean): string {
  return hidePasswords(redact(text), isPrivate);
}
