import { parseHostmask } from "#core/irc/message";
import { type LineHandler, noteSource } from "../context.ts";

const nickOf = (source: string | null) => parseHostmask(source ?? "").nick;

/** AWAY (ircv3.net away-notify): with a text gone, without one back. */
export const onAway: LineHandler = (line, context) => {
  if (context.batches.isPlayback(line)) return;
  noteSource(line, context);
  context.presence.learn(nickOf(line.source), { away: (line.params[0] ?? "") !== "" });
};

/** SETNAME (ircv3.net setname). */
export const onRealname: LineHandler = (line, context) => {
  const [realname] = line.params;
  if (realname === undefined || context.batches.isPlayback(line)) return;
  noteSource(line, context);
  context.presence.learn(nickOf(line.source), { realname });
};
