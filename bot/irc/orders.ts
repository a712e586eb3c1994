/** The lines of what the bot is told to do, checked: each throws AppError invalid where the network would not take it. */
import { AppError } from "#core/errors";
import type { Isupport } from "#core/irc/isupport";
import { chunkModes, writeModes } from "#core/irc/modes";
import { isChannelName, isNick } from "#core/irc/names";
import type { ModeChange } from "./api.ts";
import { isTarget, lineOf } from "./compose.ts";
import { checkLimits } from "./limits.ts";
import { lineProblem } from "./line-check.ts";

export function checkChannel(name: string, isupport: Isupport): void {
  if (!isChannelName(name, isupport)) {
    throw new AppError("invalid", { key: "irc.noChannelName" });
  }
}

export function checkNick(nick: string): void {
  if (!isNick(nick)) throw new AppError("invalid", { key: "irc.noNick" });
}

/** A JOIN, checked though channels are joined several in a line: refused now rather than when it is its turn to go out. */
export function checkJoin(channel: string, key: string | undefined, isupport: Isupport): void {
  checkChannel(channel, isupport);
  if (key !== undefined && !/^[^\r\n\0 ,:][^\r\n\0 ,]*$/.test(key)) {
    throw new AppError("invalid", { key: "networks.key" });
  }
  checkLimits(lineOf("JOIN", key === undefined ? [channel] : [channel, key]), isupport);
}

/** Without a reason the server finds one, or none. */
export function partLine(channel: string, reason: string, isupport: Isupport): string {
  checkChannel(channel, isupport);
  return lineOf("PART", reason ? [channel, reason] : [channel], reason !== "");
}

export function kickLine(
  channel: string,
  nick: string,
  reason: string,
  isupport: Isupport,
): string {
  checkChannel(channel, isupport);
  checkNick(nick);
  return lineOf("KICK", [channel, nick, reason], true);
}

export function topicLine(channel: string, text: string, isupport: Isupport): string {
  checkChannel(channel, isupport);
  return lineOf("TOPIC", [channel, text], true);
}

export function inviteLine(channel: string, nick: string, isupport: Isupport): string {
  checkChannel(channel, isupport);
  checkNick(nick);
  return lineOf("INVITE", [nick, channel]);
}

/** As many lines as the network's MODES asks for. */
export function modeLines(
  target: string,
  changes: readonly ModeChange[],
  isupport: Isupport,
): string[] {
  if (!isTarget(target, isupport)) throw new AppError("invalid", { key: "irc.noTarget" });
  return chunkModes(changes, isupport.modes).map((chunk) => {
    if (chunk.some(({ mode }) => !/^[A-Za-z]$/.test(mode))) {
      throw new AppError("invalid", { key: "irc.modeLetter" });
    }
    return lineOf("MODE", [target, ...writeModes(chunk)]);
  });
}

/** A whole line as somebody wrote it. */
export function rawLine(line: string): string {
  const problem = lineProblem(line);
  if (problem) throw new AppError("invalid", { key: "irc.unsendable", problem });
  return line;
}
