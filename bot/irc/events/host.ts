import { baseOf, type LineHandler } from "../context.ts";

/** CHGHOST (ircv3.net chghost). The event's source shows the host before the change. */
export const onHost: LineHandler = (line, context) => {
  const [username, host] = line.params;
  if (!username || !host || line.source === null) return;
  const base = baseOf(line, context);
  if (base.playback) return;
  const userHost = `${username}@${host}`;
  context.presence.learn(base.source.nick, { userHost });
  if (base.own) context.ownUserHost = userHost;
  context.emit({ ...base, kind: "host", userHost });
};
