/** What a server says it takes no more of (RPL_ISUPPORT), held against lines before they go out. */
import { AppError } from "#core/errors";
import type { Isupport } from "#core/irc/isupport";
import { parseLine } from "#core/irc/message";
import type { ChannelView } from "./api.ts";
import { bodyBytes } from "./line-check.ts";

interface Limit {
  readonly token: string;
  /** Place of the limited parameter. */
  readonly param: number;
  readonly what: "reason" | "topic" | "away" | "nick" | "channel";
}

const limits: Readonly<Record<string, Limit>> = {
  KICK: { token: "KICKLEN", param: 2, what: "reason" },
  TOPIC: { token: "TOPICLEN", param: 1, what: "topic" },
  AWAY: { token: "AWAYLEN", param: 0, what: "away" },
  NICK: { token: "NICKLEN", param: 0, what: "nick" },
  JOIN: { token: "CHANNELLEN", param: 0, what: "channel" },
};

/** Throws AppError invalid for a line the server would cut short or refuse: better told than found out. Lengths are bytes. */
export function checkLimits(line: string, isupport: Isupport): void {
  const lineLength = limitOf(isupport, "LINELEN");
  if (lineLength !== null && bodyBytes(line) > lineLength)
    throw new AppError("invalid", { key: "irc.lineTooLong", most: lineLength });
  const parsed = parseLine(line);
  const limit = limits[parsed?.command ?? ""];
  const most = limit ? limitOf(isupport, limit.token) : null;
  if (!limit || most === null) return;
  const text = parsed?.params[limit.param] ?? "";
  const longest = Math.max(...text.split(",").map((part) => Buffer.byteLength(part)));
  const length = limit.token === "CHANNELLEN" ? longest : Buffer.byteLength(text);
  if (length > most) throw new AppError("invalid", { key: "irc.tooLong", what: limit.what, most });
}

/** Throws AppError conflict when the network lets the bot into no more channels of this kind (CHANLIMIT, `#&:20,+:`). */
export function checkChannelLimit(
  channel: string,
  isupport: Isupport,
  joined: readonly ChannelView[],
): void {
  for (const item of (isupport.tokens.get("CHANLIMIT") ?? "").split(",")) {
    const [types = "", count = ""] = item.split(":");
    if (!/^\d+$/.test(count) || !types.includes(channel.charAt(0))) continue;
    const used = joined.filter(({ name }) => types.includes(name.charAt(0))).length;
    if (used >= Number(count))
      throw new AppError("conflict", { key: "irc.channelLimit", count: Number(count) });
  }
}

function limitOf({ tokens }: Isupport, token: string): number | null {
  const value = tokens.get(token) ?? "";
  return /^\d{1,6}$/.test(value) && Number(value) > 0 ? Number(value) : null;
}
