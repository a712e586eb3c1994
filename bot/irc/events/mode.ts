import { type ModeLetter, pairModes, pairUserModes } from "#core/irc/modes";
import { readChannelTarget } from "#core/irc/names";
import { baseOf, type LineContext, type LineHandler } from "../context.ts";

/** MODE of a channel or of ourselves. */
export const onMode: LineHandler = (line, context) => {
  const [target, letters, ...params] = line.params;
  if (!target || letters === undefined) return;
  const base = baseOf(line, context);
  const isChannel = readChannelTarget(target, { ...context.isupport, statusmsg: "" }) !== null;
  const changes = isChannel ? pairModes(letters, params, context.isupport) : pairUserModes(letters);
  if (isChannel && !base.playback) {
    for (const change of changes) applyChannelMode(target, change, context);
  }
  const text = [letters, ...params].join(" ");
  context.emit({ ...base, kind: "mode", target, changes, text });
};

/** Takes one change of a channel's modes into presence. */
export function applyChannelMode(channel: string, change: ModeLetter, context: LineContext): void {
  const { add, mode, param } = change;
  const { presence, isupport } = context;
  if (isupport.prefixModes.includes(mode)) {
    if (param !== null) presence.setMemberMode(channel, param, mode, add);
  } else if (isupport.chanmodes.list.includes(mode)) {
    if (param !== null) presence.facts.setListEntry(channel, mode, param, add);
  } else presence.facts.setMode(channel, mode, add ? (param ?? "") : null);
}
