import { baseOf, isOwnNick, type LineHandler } from "../context.ts";
import { leaveChannel } from "./part.ts";

export const onKick: LineHandler = (line, context) => {
  const [channel, target, reason = ""] = line.params;
  if (!channel || !target) return;
  const base = baseOf(line, context);
  const event = { ...base, kind: "kick", channel, target, reason } as const;
  if (base.playback) return context.emit(event);
  const why = `Kicked by ${base.source.nick}${reason ? `: ${reason}` : ""}`;
  leaveChannel(
    channel,
    target,
    isOwnNick(target, context),
    base.at,
    context,
    () => context.emit(event),
    why,
  );
};
