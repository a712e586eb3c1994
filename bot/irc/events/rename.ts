import { baseOf, type LineHandler } from "../context.ts";

/** RENAME (ircv3.net draft/channel-rename): `RENAME <old> <new> :<reason>`. */
export const onRename: LineHandler = (line, context) => {
  const [channel, to, reason = ""] = line.params;
  if (!channel || !to) return;
  const base = baseOf(line, context);
  if (base.playback) return;
  context.presence.renameChannel(channel, to);
  context.emit({ ...base, kind: "rename", channel, to, reason });
};
