import { randomBytes } from "node:crypto";
import { buildLine } from "#core/irc/message";
import { BODY_BYTES } from "./framing.ts";
import { hostmaskOf, type Participant } from "./participant.ts";

/** Something shown to participants. What each sees of its tags depends on their capabilities. */
export interface Message {
  readonly source: string;
  /** Who caused it, if a participant: gives the account and bot tags. */
  readonly from?: Participant;
  readonly command: string;
  readonly params: readonly string[];
  /** Milliseconds since 1970. */
  readonly timeMs: number;
  /** Client-only tags, relayed as they came. */
  readonly clientTags?: ReadonlyMap<string, string>;
  /** The same for everybody who sees the message (ircv3.net message-ids). */
  readonly msgid?: string;
  /** Tags of this one copy: label or batch. */
  readonly ownTags?: ReadonlyMap<string, string>;
}

/** A message caused by a participant, from their hostmask as it is now. */
export function messageFrom(
  from: Participant,
  timeMs: number,
  command: string,
  ...params: string[]
): Message {
  return { source: hostmaskOf(from), from, command, params, timeMs };
}

/** Lines whose last parameter is never a text. The others have a colon there: simple clients look for it. */
const WORDS_ONLY = new Set("MODE JOIN TAGMSG 004 324 329 333 341 346 348 354 367".split(" "));

function endsInText({ command, params }: Message): boolean {
  // A PART without a reason ends in the channel.
  return !WORDS_ONLY.has(command) && (command !== "PART" || params.length > 1);
}

/** A fresh message id. */
export function newMsgid(): string {
  return randomBytes(12).toString("base64url");
}

function tagsFor({ from, ...message }: Message, reader: Participant): Map<string, string> {
  const tags = new Map(message.ownTags);
  if (reader.has("server-time")) tags.set("time", new Date(message.timeMs).toISOString());
  if (from?.account && reader.has("account-tag")) tags.set("account", from.account);
  if (!reader.has("message-tags")) return tags;
  if (message.msgid) tags.set("msgid", message.msgid);
  if (from?.modes.has("B")) tags.set("bot", "");
  for (const [key, value] of message.clientTags ?? []) tags.set(key, value);
  return tags;
}

/** Cuts to so many bytes of UTF-8 without cutting a character. */
export function truncateBytes(text: string, limit: number): string {
  // A UTF-16 unit is at most three bytes, so most lines need not be encoded to know that they fit.
  if (text.length * 3 <= limit) return text;
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString("utf8", 0, end);
}

/** The line as the reader gets it, at most 510 bytes without tags; null when the message cannot be said in a line. */
export function encode(message: Message, reader: Participant): string | null {
  const body = buildLine({ ...message, tags: [], hasText: endsInText(message) });
  if (body === null) return null;
  const tags = tagsFor(message, reader);
  const line = truncateBytes(body, BODY_BYTES);
  if (tags.size === 0) return line;
  const head = buildLine({ tags, command: "X" });
  return head && `${head.slice(0, -1)}${line}`;
}
