import { baseOf, type LineHandler } from "../context.ts";

/** QUIT. Netsplits come as plain QUITs too. */
export const onQuit: LineHandler = (line, context) => {
  if (line.source === null) return;
  const base = baseOf(line, context);
  const [reason = ""] = line.params;
  const channels = base.playback ? [] : context.presence.quit(base.source.nick);
  context.emit({ ...base, kind: "quit", reason, channels });
};
