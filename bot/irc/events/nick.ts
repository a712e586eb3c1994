import { baseOf, type LineHandler, noteSource } from "../context.ts";

/** NICK; ours may be changed by services at any time. */
export const onNick: LineHandler = (line, context) => {
  const [to] = line.params;
  if (!to || line.source === null) return;
  const base = baseOf(line, context);
  if (!base.playback) {
    noteSource(line, context);
    context.presence.rename(base.source.nick, to);
    if (base.own) context.nick = to;
  }
  context.emit({ ...base, kind: "nick", to });
};
