import { AppError } from "#core/errors";
import type { Isupport } from "#core/irc/isupport";
import { buildLine } from "#core/irc/message";
import { isChannelName, isNick, readChannelTarget } from "#core/irc/names";
import { linesOf, splitText, textRoom } from "#core/irc/split";
import type { SendRequest } from "./api.ts";
import { type LineProblem, lineProblem } from "./line-check.ts";

const MAX_LINES = 5;
const MAX_PARTS = 20;

/** One message on its way: the finished line, and what it says. */
export interface Part {
  readonly line: string;
  readonly command: "PRIVMSG" | "NOTICE";
  readonly text: string;
}

/** Builds one line from words of ours. Throws `invalid` for what may not go out; nothing is mended. */
export function lineOf(command: string, params: readonly string[], hasText = false): string {
  const line = buildLine({ command, params, hasText });
  if (line === null) throw unsendable("characters");
  const problem = lineProblem(line);
  if (problem !== null) throw unsendable(problem);
  return line;
}

const unsendable = (problem: LineProblem) =>
  new AppError("invalid", { key: "irc.unsendable", problem });

/** True for somebody or something a message may go to. */
export function isTarget(target: string, isupport: Isupport): boolean {
  const place = readChannelTarget(target, isupport);
  return place ? isChannelName(place.channel, isupport) : isNick(target);
}

/**
 * Cuts a request into lines that arrive whole. `ownBytes` is the length of our own `nick!username@host`. Throws `invalid` for a
 * target or text that may not go out: more than five lines, CR or NUL inside, CTCP marks, nothing at all.
 */
export function composeParts(request: SendRequest, isupport: Isupport, ownBytes: number): Part[] {
  const { target, style } = request;
  if (!isTarget(target, isupport)) {
    throw new AppError("invalid", { key: "irc.noSuchTarget" });
  }
  const lines = linesOf(request.text);
  if (!lines || request.text.includes("\x01")) {
    throw new AppError("invalid", { key: "irc.badText" });
  }
  if (lines.length === 0) throw new AppError("invalid", { key: "irc.nothing" });
  if (lines.length > MAX_LINES) throw new AppError("invalid", { key: "jobs.fiveLines" });
  const command = style === "notice" ? "NOTICE" : "PRIVMSG";
  const frame = style === "action" ? Buffer.byteLength("\x01ACTION \x01") : 0;
  const room = textRoom(command, target, ownBytes) - frame;
  const texts = lines.flatMap((line) => splitText(line, room));
  if (texts.length > MAX_PARTS) throw new AppError("invalid", { key: "irc.longText" });
  return texts.map((text) => ({
    command,
    text,
    line: lineOf(command, [target, style === "action" ? `\x01ACTION ${text}\x01` : text], true),
  }));
}
