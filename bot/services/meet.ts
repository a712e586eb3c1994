import { RateLimiterMemory } from "rate-limiter-flexible";
import type { IrcNetwork } from "#bot/irc/api";
import type { Sender } from "#bot/module-api";
import { issueConfirmation } from "#core/confirmations/confirmations";
import { type Db, inTransaction } from "#core/db/client";
import type { Env } from "#core/env";
import { AppError } from "#core/errors";
import { siteSettings } from "#core/site/site";
import { MINUTE } from "#core/time";
import { type Told, tell } from "#core/words/told";

/** An unopened invite is short-lived: it was said aloud to a nick that may change hands. */
const INVITE_MS = 10 * MINUTE;
const ONCE_AN_HOUR_S = 3_600;

export type Inviter = (network: IrcNetwork, asker: Sender, nick: string) => Promise<Told>;

/** Sends people the sign-up address by private message, each nick at most once an hour, each asker at most ten times. */
export function createInviter(db: Db, env: Env): Inviter {
  const perNick = new RateLimiterMemory({ points: 1, duration: ONCE_AN_HOUR_S });
  const perAsker = new RateLimiterMemory({ points: 10, duration: ONCE_AN_HOUR_S });

  return async (network, asker, nick) => {
    const target = network.presence.person(nick);
    if (!target) throw new AppError("not_found", { key: "bot.meet.notSeen", nick });
    if (network.fold(target.nick) === network.fold(network.nick))
      throw new AppError("invalid", { key: "bot.meet.isBot" });
    await perAsker.consume(`${network.id} ${asker.hostmask}`).catch(tooOften);
    await perNick.consume(`${network.id} ${network.fold(target.nick)}`).catch(tooOften);

    const now = new Date();
    const site = await siteSettings(db, env);
    const { token } = await inTransaction(db, (tx) =>
      issueConfirmation(
        tx,
        {
          purpose: "invite",
          emailFolded: "",
          note: JSON.stringify({
            networkId: network.id,
            nick: target.nick,
            invitedBy: asker.userName,
          }),
          ip: "",
          lifetimeMs: INVITE_MS,
        },
        now,
      ),
    );
    // Whoever is invited is not known yet: the site's language.
    const text = tell(
      { key: "bot.meet.invitation", nick: asker.nick, url: `${site.url}/invite/${token}` },
      site.language,
    );
    const outcome = await network.send({
      target: target.nick,
      text,
      style: "message",
      from: "meet",
    });
    if (outcome.state === "failed") throw new AppError("unavailable", outcome.reason);
    return { key: "bot.meet.sent", nick: target.nick };
  };
}

function tooOften(): never {
  throw new AppError("rate_limited", { key: "bot.meet.tooOften" });
}
