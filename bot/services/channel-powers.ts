/** What operators do in a channel through the bot: each thing checks who asks, and that the bot may. */
import { isOperator } from "#bot/guard/operator";
import type { CallContext } from "#bot/host/calls";
import type { BotServices } from "#bot/host/services";
import type { IrcNetwork, Source } from "#bot/irc/api";
import type { Sessions } from "#bot/sessions/sessions";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { reaches } from "#core/levels";
import { findChannel } from "#core/networks/channels";
import { keepAnotherTopic } from "#core/networks/guarded";
import { againstWhom, type Doing, requireBelow } from "./rank.ts";

interface PowersDeps {
  readonly db: Db;
  readonly sessions: Pick<Sessions, "identify" | "whoIs" | "whyDoubtful">;
}

type Powers = Pick<BotServices, "mode" | "kick" | "topic" | "invite">;

/** The services of one call. `source` is its sender. */
export function channelPowers(
  { sender, requestId }: Pick<CallContext, "sender" | "requestId">,
  network: IrcNetwork,
  source: Source,
  { db, sessions }: PowersDeps,
): Powers {
  const may = async (channel: string): Promise<Doing> => {
    if (!network.presence.channel(channel))
      throw new AppError("not_found", { key: "bot.powers.notThere", channel });
    const asker = await sessions.identify(network, source, channel);
    if (!reaches(asker.level, "operator"))
      throw new AppError("forbidden", { key: "access.needsLevel", level: "operator" });
    const doubt = await sessions.whyDoubtful(network, source, "operator");
    if (doubt) throw new AppError("forbidden", doubt);
    if (!isOperator(network, channel, network.nick))
      throw new AppError("unavailable", { key: "bot.powers.noOperator", channel });
    return { network, channel, asker };
  };
  const mustBeThere = (channel: string, nick: string) => {
    const members = network.presence.channel(channel)?.members;
    if (!members?.has(network.fold(nick)))
      throw new AppError("not_found", { key: "bot.powers.nobody", nick, channel });
  };
  const mustBeAnother = (nick: string) => {
    if (network.fold(nick) === network.fold(network.nick))
      throw new AppError("invalid", { key: "bot.powers.notMyself" });
  };

  return {
    async mode(channel, changes) {
      const doing = await may(channel);
      for (const { mode, param } of changes)
        if (param !== null && network.modeRules.prefixModes.includes(mode))
          mustBeThere(channel, param);
      const nicks = againstWhom(doing, changes);
      nicks.forEach(mustBeAnother);
      await requireBelow(doing, nicks, sessions);
      network.mode(channel, changes);
    },
    async kick(channel, nick, reason) {
      const doing = await may(channel);
      mustBeAnother(nick);
      mustBeThere(channel, nick);
      await requireBelow(doing, [nick], sessions);
      network.kick(channel, nick, reason);
    },
    async topic(channel, text) {
      await may(channel);
      const row = await findChannel(db, network.id, channel);
      const { userId, userName, nick } = sender;
      const actor = { ...(userId === null ? {} : { id: userId }), name: userName ?? nick };
      const by = { actor, via: "irc", requestId } as const;
      if (row && row.keptTopic !== null) await keepAnotherTopic(db, row.id, text, by, new Date());
      network.topic(channel, text);
    },
    async invite(channel, nick) {
      await may(channel);
      network.invite(channel, nick);
    },
  };
}
