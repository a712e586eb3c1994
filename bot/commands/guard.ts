import type { IrcEvent } from "../irc/api.ts";

/** Why a line can be no command: answering it would make the bot talk to itself, to other bots or to the past. */
export type Ignored = "own" | "playback" | "notice" | "action" | "bot" | "server";

type Line = Extract<IrcEvent, { kind: "message" | "action" | "notice" }>;

/** Null for a line that may be a command. A NOTICE is never answered (RFC 2812, 3.3.2). */
export function whyIgnored({ own, playback, kind, source }: Line): Ignored | null {
  if (own) return "own";
  if (playback) return "playback";
  if (kind !== "message") return kind;
  if (source.isServer) return "server";
  return source.isBot ? "bot" : null;
}
