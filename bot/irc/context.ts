import type { Isupport } from "#core/irc/isupport";
import { type IrcLine, parseHostmask } from "#core/irc/message";
import type { IrcEvent, Source } from "./api.ts";
import type { Batches } from "./batches.ts";
import type { Presence } from "./presence/presence.ts";
import type { ServerTime } from "./server-time.ts";

/** What the handlers of lines know of their connection. */
export interface LineContext {
  readonly presence: Presence;
  readonly batches: Batches;
  readonly serverTime: ServerTime;
  isupport: Isupport;
  /** Our nick on this connection. */
  nick: string;
  /** Our own `user@host` as others see it; empty until the server showed it. */
  ownUserHost: string;
  readonly capabilities: ReadonlySet<string>;
  /** The wall clock. */
  now(): Date;
  emit(event: IrcEvent): void;
}

export type LineHandler = (line: IrcLine, context: LineContext) => void;

/** True for our own nick in any spelling. */
export function isOwnNick(nick: string, context: LineContext): boolean {
  return context.presence.fold(nick) === context.presence.fold(context.nick);
}

/**
 * Who sent a line. The account comes from the tag on the very line where the server promised tags (no tag means not
 * identified), else from what presence knows of somebody in sight.
 */
export function sourceOf(line: IrcLine, context: LineContext): Source {
  const text = line.source ?? "";
  const { nick, username, host } = parseHostmask(text);
  const isServer = username === null && (host !== null || nick.includes(".") || nick === "");
  const known = isServer ? undefined : context.presence.person(nick);
  const userHost =
    username === null || host === null ? (known?.userHost ?? "") : `${username}@${host}`;
  return {
    nick,
    userHost: isServer ? "" : userHost,
    hostmask: isServer || userHost === "" ? text : `${nick}!${userHost}`,
    account: accountOf(line, context, known?.account),
    isBot: line.tags.has("bot") || line.tags.has("draft/bot") || (known?.isBot ?? false),
    isServer,
    seenAt: performance.now(),
  };
}

function accountOf(
  line: IrcLine,
  { capabilities }: LineContext,
  known: string | null | undefined,
): string | null | undefined {
  if (capabilities.has("account-tag")) return line.tags.get("account") || null;
  return known;
}

/** What somebody says may be history by its age alone: who replays without a batch replays words. */
const agingVerbs: ReadonlySet<string> = new Set(["PRIVMSG", "NOTICE"]);

/**
 * The fields every event of a line has. What changes who is where is history in a playback batch only: taken for it wrongly, it would
 * leave ghosts behind and sessions to whoever comes next.
 */
export function baseOf(line: IrcLine, context: LineContext) {
  const source = sourceOf(line, context);
  const inBatch = context.batches.isPlayback(line);
  const { at, isOld } = context.serverTime.read(line);
  const isHistory = inBatch || (isOld && agingVerbs.has(line.command));
  return {
    at: isHistory ? at : context.now(),
    source,
    own: !source.isServer && isOwnNick(source.nick, context),
    playback: isHistory,
  };
}

/** Takes in the host a line shows of its sender, ours included. */
export function noteSource(line: IrcLine, context: LineContext): void {
  const { nick, username, host } = parseHostmask(line.source ?? "");
  if (username === null || host === null) return;
  const userHost = `${username}@${host}`;
  if (isOwnNick(nick, context)) context.ownUserHost = userHost;
  context.presence.learn(nick, { userHost });
}

/** An account parameter as the protocol writes it: `*` and `0` stand for none. */
export function accountParam(value: string | undefined): string | null {
  return value === undefined || value === "*" || value === "0" || value === "" ? null : value;
}
