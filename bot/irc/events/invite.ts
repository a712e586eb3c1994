import { baseOf, type LineHandler } from "../context.ts";

/** INVITE of us, or of somebody else where invite-notify was acknowledged. */
export const onInvite: LineHandler = (line, context) => {
  const [target, channel] = line.params;
  if (!target || !channel) return;
  context.emit({ ...baseOf(line, context), kind: "invite", channel, target });
};
