import { stripFormatting } from "#core/irc/formatting";

/** A line as a person reads it: without formatting codes and invisible characters that could hide a token from a pattern. */
export function plainWords(text: string): string {
  return stripFormatting(text).replace(/\p{Cf}|\p{Cc}/gu, "");
}
