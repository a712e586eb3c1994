import { baseOf, type LineHandler } from "../context.ts";
import { splitServers } from "../net-splits.ts";

/** QUIT. Netsplits come as plain QUITs too. */
export const onQuit: LineHandler = (line, context) => {
  if (line.source === null) return;
  const base = baseOf(line, context);
  const [reason = ""] = line.params;
  const channels = base.playback ? [] : context.presence.quit(base.source.nick);
  const inSplit = splitServers(reason) !== null;
  context.emit({ ...base, kind: "quit", reason, channels, inSplit });
};
