/** Logging in by token: spends it, and begins a session of whoever sent it, if they are still there when that is done. */
import type { IrcNetwork, Source } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import { endSessions } from "#core/irc-sessions/irc-sessions";
import type { Clock } from "#core/time";
import type { Presenter } from "#core/tokens/presenter";
import { redeemToken } from "#core/tokens/redeem";
import { noteDropped } from "#core/tokens/refuse";
import type { Told } from "#core/words/told";
import type { AccountLogin } from "./account-login.ts";
import { type Departures, type Met, metNow } from "./departures.ts";
import { isInSight } from "./evidence.ts";
import type { AttemptLimits } from "./limits.ts";
import type { SessionRegistry } from "./registry.ts";
import { welcome } from "./welcome.ts";

/** Why a session is over that never came to be. */
export const LEFT_MEANWHILE = "left while being logged in";

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly registry: SessionRegistry;
  readonly limits: AttemptLimits;
  readonly departures: Departures;
  readonly accounts: Pick<AccountLogin, "release">;
  /** For what nobody waits for. */
  write(work: Promise<void>): void;
}

export class TokenLogin {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Presents a token. Gives what to answer: the same sentence for every refusal, null when the attempt is dropped because
   * there were too many, or because whoever sent it has left meanwhile: the token of somebody who left before it was looked at stays good.
   */
  async present(
    network: IrcNetwork,
    source: Source,
    kind: "register" | "login",
    text: string,
  ): Promise<Told | null> {
    const met = metNow(source);
    const attempt = attemptOf(network, source);
    const { limits } = this.#deps;
    const { epoch } = network;
    if (epoch === null) return null;
    if (!(await limits.allows({ ...attempt, text }))) {
      if (await limits.tellsOwner(text))
        this.#tellOwner(kind, text, presenterOf(network, source, epoch, null));
      return null;
    }
    try {
      const signon = await this.#signonOf(network, met, attempt);
      if (signon === "nobody") return { key: "bot.session.tokenUnseen" };
      const told = await this.#spend(network, met, kind, text.trim(), signon);
      if (told && told.key !== "bot.session.tokenRefused") await limits.forgive(attempt);
      return told;
    } finally {
      // The session that may have begun has a watch of its own.
      network.unwatch(source.nick, attempt);
    }
  }

  #tellOwner(kind: "register" | "login", text: string, presenter: Presenter): void {
    const { db, clock, write } = this.#deps;
    write(noteDropped(db, kind, text.trim(), presenter, clock()));
  }

  /** Spends a token and begins a session, unless whoever sent it is not there any more. */
  async #spend(
    network: IrcNetwork,
    source: Met,
    kind: "register" | "login",
    token: string,
    signon: Date | null,
  ): Promise<Told | null> {
    const { db, departures, registry, accounts } = this.#deps;
    const { epoch } = network;
    if (epoch === null || departures.hasGone(network, source)) return null;
    const now = this.#deps.clock();
    const presenter = presenterOf(network, source, epoch, signon);
    const result = await redeemToken(db, kind, token, presenter, now);
    if (!result.ok) return { key: "bot.session.tokenRefused", reference: result.reference };
    if (network.epoch !== epoch || departures.hasGone(network, source)) {
      await endSessions(db, [result.sessionId], LEFT_MEANWHILE, now);
      return null;
    }
    registry.add(network, {
      id: result.sessionId,
      userId: result.userId,
      userName: result.userName,
      networkId: network.id,
      epoch,
      nick: source.nick,
      userHost: source.userHost,
      account: source.account ?? null,
      signonAt: signon,
      startedAt: now,
      method: kind,
    });
    accounts.release(network, source.nick);
    return welcome(kind, result);
  }

  /**
   * When somebody connected who shares no channel, as far as the server tells (null), or "nobody" when nothing would show that somebody
   * else took their nick: neither MONITOR nor an account on each line. They are watched before they are looked up, so that from the
   * answer on nobody takes their place unnoticed.
   */
  async #signonOf(
    network: IrcNetwork,
    source: Source,
    watcher: object,
  ): Promise<Date | null | "nobody"> {
    if (isInSight(network, source.nick)) return null;
    if (network.tagsAccounts && source.account) return null;
    if (!network.canMonitor) return "nobody";
    network.watch(source.nick, watcher);
    const found = await network.whois(source.nick).catch(() => {
      // The watch is proof enough for most; commands that need more will say so.
      return undefined;
    });
    if (found === undefined) return null;
    return found?.userHost === source.userHost ? found.signonAt : "nobody";
  }
}

function attemptOf(network: IrcNetwork, { userHost, account }: Source) {
  const host = userHost.slice(userHost.indexOf("@") + 1);
  return { networkId: network.id, host, account: account ?? null };
}

/** Somebody as the database is told of them. */
export function presenterOf(
  network: IrcNetwork,
  source: Source,
  epoch: string,
  signonAt: Date | null,
): Presenter {
  return {
    networkId: network.id,
    networkName: network.name,
    botNick: network.nick,
    casemapping: network.casemapping,
    epoch,
    nick: source.nick,
    userHost: source.userHost,
    account: source.account ?? null,
    signonAt,
  };
}
