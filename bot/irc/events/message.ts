import type { IrcLine } from "#core/irc/message";
import { readChannelTarget } from "#core/irc/names";
import { baseOf, isOwnNick, type LineContext, type LineHandler, noteSource } from "../context.ts";

const CTCP = "\x01";

/** PRIVMSG and NOTICE: words, actions and CTCP requests. A CTCP answer is no event; nobody asks. */
export const onMessage: LineHandler = (line, context) => {
  const [target, body] = line.params;
  if (target === undefined || body === undefined || line.source === null) return;
  const base = baseOf(line, context);
  if (!base.playback) noteSource(line, context);
  const channel = readChannelTarget(target, context.isupport)?.channel ?? null;
  if (!base.own && channel === null && !isForUs(line, target, context)) return;
  const isNotice = line.command === "NOTICE";
  const { at, source, own, playback } = base;
  // Named one by one: V8 takes microseconds to spread an object into a larger one, and this is every line.
  const say = (kind: "message" | "action" | "notice", text: string) =>
    context.emit({ kind, at, source, own, playback, channel, target, text });
  if (!body.startsWith(CTCP)) return say(isNotice ? "notice" : "message", body);
  if (isNotice) return;
  const { type, text } = readCtcp(body);
  if (type === "ACTION") say("action", text);
  else if (type !== "") context.emit({ ...base, kind: "ctcp", type, text });
};

/** Servers address announcements to masks such as `$*`; words for another nick are none of ours. */
function isForUs(line: IrcLine, target: string, context: LineContext): boolean {
  return isOwnNick(target, context) || target.startsWith("$") || !line.source?.includes("!");
}

function readCtcp(body: string): { readonly type: string; readonly text: string } {
  const inner = body.slice(1, body.length > 1 && body.endsWith(CTCP) ? -1 : undefined);
  const space = inner.indexOf(" ");
  if (space < 0) return { type: inner.toUpperCase(), text: "" };
  return { type: inner.slice(0, space).toUpperCase(), text: inner.slice(space + 1) };
}
