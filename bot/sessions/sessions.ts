/** Logging in and out on IRC: presents tokens to the database, keeps the registry, tells who a sender is. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { Sender } from "#bot/module-api";
import type { Db } from "#core/db/client";
import { type Standing, type StandingReader, standingsOf } from "#core/db/standing";
import { endAllSessions, endSessions } from "#core/irc-sessions/irc-sessions";
import { type Level, levelOf, levelValue, reaches } from "#core/levels";
import type { Log } from "#core/log";
import { getSetting } from "#core/settings/settings";
import { type Clock, DAY, MINUTE, systemClock } from "#core/time";
import type { Presenter } from "#core/tokens/presenter";
import { redeemToken } from "#core/tokens/redeem";
import { noteDropped } from "#core/tokens/refuse";
import { isLocale } from "#core/words/locales";
import type { Told } from "#core/words/told";
import { AccountLogin } from "./account-login.ts";
import { isInSight, whyDoubtful } from "./evidence.ts";
import { burnTokens, leakedTokens } from "./leak-watch.ts";
import { type AttemptLimits, createAttemptLimits } from "./limits.ts";
import { type LiveSession, SessionRegistry } from "./registry.ts";
import { welcome } from "./welcome.ts";

/** However active, a session is proven again after this. */
const MAX_AGE_MS = 7 * DAY;

interface Deps {
  readonly db: Db;
  /** Read through `db` when absent, which takes longer. The owner closes it. */
  readonly standings?: StandingReader;
  readonly log: Log;
  readonly clock?: Clock;
}

export class Sessions {
  readonly registry: SessionRegistry;
  readonly #db: Db;
  readonly #standings: StandingReader;
  readonly #log: Log;
  readonly #clock: Clock;
  /** Shared with whatever else people try to prove themselves with. */
  readonly limits: AttemptLimits = createAttemptLimits();
  readonly #writes = new Set<Promise<void>>();
  readonly #accounts: AccountLogin;
  #timer: NodeJS.Timeout | undefined;

  constructor({ db, log, clock = systemClock, standings = standingsOf(db) }: Deps) {
    this.#db = db;
    this.#standings = standings;
    this.#log = log;
    this.#clock = clock;
    this.#accounts = new AccountLogin(db);
    this.registry = new SessionRegistry((session, reason) =>
      this.#write(endSessions(db, [session.id], reason, this.#clock())),
    );
  }

  /** Ends what an earlier process left open, and begins watching ages. */
  async start(): Promise<void> {
    await endAllSessions(this.#db, null, "the bot was restarted", this.#clock());
    this.#timer = setInterval(() => {
      this.#endOverdue();
      this.#accounts.forgetStrangers();
    }, MINUTE);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.registry.endWhere(() => true, "the bot was stopped");
    await Promise.all(this.#writes);
  }

  /** Plugged into the networks before anything that asks {@link identify}. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    this.registry.handle(event, network);
    this.#accounts.handle(event, network);
    if (!("source" in event) || event.own) return;
    const tokens = leakedTokens(event);
    const channel = "channel" in event ? event.channel : null;
    if (tokens.length > 0)
      this.#write(burnTokens(this.#db, tokens, event.source, channel, network, this.#clock()));
  }

  /**
   * Who a sender is right now, with the level for `channel`. The stored level and state are read afresh each time, so that a
   * change on the web counts from the next line on.
   */
  identify(network: IrcNetwork, source: Source, channel: string | null): Sender | Promise<Sender> {
    const session = this.registry.find(network, source);
    if (session) return this.#inForce(session, network, source, channel);
    const byAccount = this.#byAccount(network, source);
    if (byAccount === null) return nobody(source);
    return byAccount.then((opened) =>
      opened ? this.#inForce(opened, network, source, channel) : nobody(source),
    );
  }

  /** The sender with the level that counts now; a session of an account that does not count any more ends. */
  #inForce(
    session: LiveSession,
    network: IrcNetwork,
    source: Source,
    channel: string | null,
  ): Sender | Promise<Sender> {
    const decide = (standing: Standing | null): Sender => {
      if (standing?.state === "active") return senderOf(session, source, standing);
      this.registry.endWhere(({ id }) => id === session.id, "the account was disabled");
      return nobody(source);
    };
    const folded = channel === null ? null : network.fold(channel);
    const standing = this.#standings.read(session.userId, network.id, folded);
    return standing instanceof Promise ? standing.then(decide) : decide(standing);
  }

  /**
   * Presents a token. Gives what to answer: the same sentence for every refusal, null when the attempt is dropped because
   * there were too many.
   */
  async redeem(
    network: IrcNetwork,
    source: Source,
    kind: "register" | "login",
    text: string,
  ): Promise<Told | null> {
    const attempt = {
      networkId: network.id,
      host: source.userHost.slice(source.userHost.indexOf("@") + 1),
      account: source.account ?? null,
    };
    const { epoch } = network;
    if (epoch === null) return null;
    if (!(await this.limits.allows({ ...attempt, text }))) {
      if (await this.limits.tellsOwner(text))
        this.#write(this.#tellOwner(kind, text, presenterOf(network, source, epoch, null)));
      return null;
    }
    const signon = isInSight(network, source.nick) ? null : await this.#unseen(network, source);
    if (signon === "nobody") return { key: "bot.session.tokenUnseen" };

    const now = this.#clock();
    const presenter = presenterOf(network, source, epoch, signon);
    const result = await redeemToken(this.#db, kind, text.trim(), presenter, now);
    if (!result.ok) return { key: "bot.session.tokenRefused", reference: result.reference };
    if (network.epoch !== epoch) {
      await endSessions(this.#db, [result.sessionId], "the bot lost its connection", now);
      return null;
    }
    this.registry.add(network, {
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
    this.#accounts.release(network, source.nick);
    await this.limits.forgive(attempt);
    return welcome(kind, result);
  }

  #tellOwner(kind: "register" | "login", text: string, presenter: Presenter): Promise<void> {
    return noteDropped(this.#db, kind, text.trim(), presenter, this.#clock());
  }

  /** Ends the session of whoever sent this; false when there was none. */
  logout(network: IrcNetwork, source: Source): boolean {
    const session = this.registry.find(network, source);
    if (!session) return false;
    this.#accounts.hold(network, source);
    return this.registry.endWhere(({ id }) => id === session.id, "logged out") > 0;
  }

  /**
   * Why a command that needs `level` may not be run although the sender's level reaches it, as one sentence for them; null when it
   * may. To be asked for every command, right before it runs.
   */
  async whyDoubtful(network: IrcNetwork, source: Source, level: Level): Promise<Told | null> {
    const session = this.registry.find(network, source);
    if (!session || !reaches(level, "operator")) return null;
    const { staffFreshMinutes } = await getSetting(this.#db, "sessions");
    const freshMs = staffFreshMinutes * MINUTE;
    return whyDoubtful(session, network, source, level, freshMs, this.#clock());
  }

  /**
   * Somebody who shares no channel: when they connected, as far as the server tells (null), or "nobody" when nothing would
   * show that somebody else took their nick: neither MONITOR nor an account on each line.
   */
  async #unseen(network: IrcNetwork, source: Source): Promise<Date | null | "nobody"> {
    if (network.tagsAccounts && source.account) return null;
    if (!network.canMonitor) return "nobody";
    const found = await network.whois(source.nick).catch(() => {
      // The watch is proof enough for most; commands that need more will say so.
      return undefined;
    });
    if (found === undefined) return null;
    return found?.userHost === source.userHost ? found.signonAt : "nobody";
  }

  /** Logs in by a services account that a user has proven and allowed; only where the server itself tells accounts. */
  #byAccount(network: IrcNetwork, source: Source): Promise<LiveSession | null> | null {
    const { epoch } = network;
    if (epoch === null || !this.#accounts.isOpenTo(network, source)) return null;
    return this.#openByAccount(network, presenterOf(network, source, epoch, null));
  }

  async #openByAccount(network: IrcNetwork, presenter: Presenter): Promise<LiveSession | null> {
    const session = await this.#accounts.open(presenter, network, this.#clock());
    if (session) this.registry.add(network, session);
    return session;
  }

  #endOverdue(): void {
    const oldest = this.#clock().getTime() - MAX_AGE_MS;
    this.registry.endWhere(({ startedAt }) => startedAt.getTime() < oldest, "time limit");
  }

  #write(work: Promise<void>): void {
    const guarded = work.catch((err: unknown) => {
      // The memory has already decided; the row is corrected when the bot starts again.
      this.#log.error({ err }, "a session change could not be stored");
    });
    this.#writes.add(guarded);
    void guarded.finally(() => this.#writes.delete(guarded));
  }
}

function nobody({ nick, hostmask, account = null }: Source): Sender {
  return { nick, hostmask, account, userId: null, userName: null, level: "user" };
}

/** At least registered, while logged in. */
function senderOf({ userId, userName }: LiveSession, source: Source, standing: Standing): Sender {
  const stored = standing.channelLevel ?? standing.level;
  const level = levelOf(Math.max(levelValue("registered"), stored));
  const { locale } = standing;
  return { ...nobody(source), userId, userName, level, ...(isLocale(locale) ? { locale } : {}) };
}

function presenterOf(
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
