import { accountParam, baseOf, type LineHandler, noteSource } from "../context.ts";
import type { PersonFacts } from "../presence/records.ts";

/** JOIN, with account and real name where extended-join was acknowledged. */
export const onJoin: LineHandler = (line, context) => {
  const [channel, account, realname] = line.params;
  if (!channel || line.source === null) return;
  const base = baseOf(line, context);
  if (base.playback) return context.emit({ ...base, kind: "join", channel });
  const isExtended = context.capabilities.has("extended-join") && account !== undefined;
  const known = isExtended ? accountParam(account) : base.source.account;
  const facts: PersonFacts = {
    ...(base.source.userHost ? { userHost: base.source.userHost } : {}),
    ...(isExtended ? { realname: realname ?? "" } : {}),
    ...(known === undefined ? {} : { account: known }),
  };
  if (base.own) context.presence.enter(channel);
  context.presence.add(channel, base.source.nick, "", facts, base.at);
  noteSource(line, context);
  context.emit({ ...base, source: { ...base.source, account: known }, kind: "join", channel });
};
