/** How a text will be cut into messages, told while it is typed. */
import { byteLength } from "#core/irc/bytes";
import { linesOf, splitText, textRoom } from "#core/irc/split";

export type SendStyle = "message" | "action" | "notice";

interface Addressed {
  /** Our nick on that network. */
  readonly nick: string;
  readonly target: string;
  readonly style: SendStyle;
}

/** `!username@host` at its longest on most networks; the bot knows its own exactly and may cut a little later. */
const USER_HOST_BYTES = 1 + 10 + 1 + 63;
const ACTION_BYTES = byteLength("\u0001ACTION \u0001");

/** How many bytes of text one message can hold. */
export function roomFor({ nick, target, style }: Addressed): number {
  const command = style === "notice" ? "NOTICE" : "PRIVMSG";
  const room = textRoom(command, target, byteLength(nick) + USER_HOST_BYTES);
  return style === "action" ? room - ACTION_BYTES : room;
}

export interface LineForecast {
  /** Bytes of the longest line. */
  readonly bytes: number;
  readonly room: number;
  readonly lines: number;
  /** The messages that the text will become. */
  readonly messages: readonly string[];
}

/** What the bot will make of a text. Null when it holds something that IRC cannot carry. */
export function forecast(text: string, room: number): LineForecast | null {
  const lines = linesOf(text);
  if (lines === null) return null;
  return {
    bytes: Math.max(0, ...lines.map((line) => byteLength(line))),
    room,
    lines: lines.length,
    messages: lines.flatMap((line) => splitText(line, room)),
  };
}
