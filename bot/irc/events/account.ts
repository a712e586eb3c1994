import { accountParam, baseOf, type LineHandler, noteSource } from "../context.ts";

/** ACCOUNT (ircv3.net account-notify): somebody in sight logged in to services, or out. */
export const onAccount: LineHandler = (line, context) => {
  const [value] = line.params;
  if (value === undefined || line.source === null) return;
  const account = accountParam(value);
  const base = baseOf(line, context);
  if (base.playback) return;
  noteSource(line, context);
  context.presence.learn(base.source.nick, { account });
  context.emit({ ...base, source: { ...base.source, account }, kind: "account", account });
};
