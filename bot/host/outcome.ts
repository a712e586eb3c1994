/** What becomes of a command: lines to say, or a refusal in the words of the one who refused. */
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { Locale } from "#core/words/locales";
import { type Told, tell } from "#core/words/told";
import type { Reply } from "../module-api.ts";
import type { Outcome } from "./messages.ts";

export const nothing: Outcome = { lines: [], private: false };

/** An expected "no". */
export function refusal(line: string, isPrivate = false): Outcome {
  return { lines: [line], private: isPrivate, refused: true };
}

/** Something broke; the cause is in the log and nowhere else. */
export function failure(locale: Locale, told: Told = { key: "bot.failed" }): Outcome {
  return { lines: [tell(told, locale)], private: false, failed: true };
}

/** Turns what `run` returned into lines. */
export function outcomeOf(reply: Reply): Outcome {
  if (reply === undefined || reply === null) return nothing;
  if (typeof reply === "string") return { lines: [reply], private: false };
  if ("private" in reply) return { lines: linesOf(reply.private), private: true };
  return { lines: linesOf(reply), private: false };
}

/** Whatever a module gave, what leaves the host is text. */
const linesOf = (said: string | readonly string[]): string[] =>
  typeof said === "string" ? [said] : Array.from(said, String);

/** Turns what `run` threw into lines: an AppError speaks for itself, anything else is logged. */
export function outcomeOfError(error: unknown, locale: Locale, log: Log, details: object): Outcome {
  if (AppError.is(error)) return refusal(error.in(locale));
  log.error({ err: error, ...details }, "command failed");
  return failure(locale);
}
