import { baseOf, type LineContext, type LineHandler } from "../context.ts";

/** Tells that a person has gone out of sight, which ends what was known about them. */
export function tellLostSight(
  nicks: readonly string[],
  reason: string,
  at: Date,
  context: LineContext,
): void {
  for (const nick of nicks) context.emit({ kind: "lost-sight", at, nick, reason });
}

export const onPart: LineHandler = (line, context) => {
  const [channel, reason = ""] = line.params;
  if (!channel || line.source === null) return;
  const base = baseOf(line, context);
  const event = { ...base, kind: "part", channel, reason } as const;
  if (base.playback) return context.emit(event);
  leaveChannel(
    channel,
    base.source.nick,
    base.own,
    base.at,
    context,
    () => context.emit(event),
    reason,
  );
};

/** Takes somebody (or us) out of a channel, tells it, then what follows from it. */
export function leaveChannel(
  channel: string,
  nick: string,
  isOwn: boolean,
  at: Date,
  context: LineContext,
  tell: () => void,
  reason: string,
): void {
  if (isOwn) {
    const lost = context.presence.leave(channel).filter((other) => other !== nick);
    tell();
    context.emit({ kind: "left-self", at, channel, reason });
    tellLostSight(lost, `the bot left ${channel}`, at, context);
    return;
  }
  const isOutOfSight = context.presence.remove(channel, nick);
  tell();
  if (isOutOfSight) tellLostSight([nick], `left ${channel}`, at, context);
}
