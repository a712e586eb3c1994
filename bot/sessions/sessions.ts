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
import { isLocale } from "#core/words/locales";
import type { Told } from "#core/words/told";
import { AccountLogin } from "./account-login.ts";
import { Departures, type Met, metNow } from "./departures.ts";
import { loginHint, whyDoubtful } from "./evidence.ts";
import { burnTokens, leakedTokens } from "./leak-watch.ts";
import { type AttemptLimits, createAttemptLimits } from "./limits.ts";
import { type LiveSession, SessionRegistry } from "./registry.ts";
import { LEFT_MEANWHILE, presenterOf, TokenLogin } from "./token-login.ts";

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
  readonly departures = new Departures();
  readonly #writes = new Set<Promise<void>>();
  readonly #accounts: AccountLogin;
  readonly #tokens: TokenLogin;
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
    const { registry, limits, departures } = this;
    const accounts = this.#accounts;
    this.#tokens = new TokenLogin({
      ...{ db, clock, registry, limits, departures, accounts },
      write: (work) => this.#write(work),
    });
  }

  /** Begins watching ages. */
  start(): void {
    this.#timer = setInterval(() => {
      this.#endOverdue();
      this.#accounts.forgetStrangers();
    }, MINUTE);
  }

  /** Ends what an earlier process, ours or another bot's, left open on a network. */
  begin(networkId: string): Promise<void> {
    return endAllSessions(this.#db, networkId, "the bot was restarted", this.#clock());
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.registry.endWhere(() => true, "the bot was stopped");
    await Promise.all(this.#writes);
  }

  /** Plugged into the networks before anything that asks {@link identify}. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    this.departures.handle(event, network);
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

  /** As {@link identify} for somebody who said nothing: a question, by which no session begins or ends. */
  async whoIs(network: IrcNetwork, source: Source, channel: string | null): Promise<Sender> {
    const session = this.registry.presume(network, source);
    const owner =
      session ??
      (this.#accounts.isOpenTo(network, source)
        ? await this.#accounts.ownerOf(network, source.account ?? null)
        : null);
    if (!owner) return nobody(source);
    const standing = await this.#standingOf(owner.userId, network, channel);
    if (standing?.state !== "active") return nobody(source);
    return senderOf(owner, { ...source, account: source.account ?? session?.account }, standing);
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
    const standing = this.#standingOf(session.userId, network, channel);
    return standing instanceof Promise ? standing.then(decide) : decide(standing);
  }

  #standingOf(userId: string, network: IrcNetwork, channel: string | null) {
    const folded = channel === null ? null : network.fold(channel);
    return this.#standings.read(userId, network.id, folded);
  }

  /** See {@link TokenLogin.present}. */
  redeem(...said: Parameters<TokenLogin["present"]>): Promise<Told | null> {
    return this.#tokens.present(...said);
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
   * may. To be asked for every command, right before it runs; and for powers given to somebody unasked, with the channel that they are
   * joining, if any.
   */
  async whyDoubtful(
    network: IrcNetwork,
    source: Source,
    level: Level,
    joining?: string,
  ): Promise<Told | null> {
    if (!reaches(level, "operator")) return null;
    const over: Told = { key: "bot.refused.sessionOver", login: loginHint(network) };
    const met = metNow(source);
    const session = this.registry.find(network, source);
    if (!session || this.departures.hasGone(network, met)) return over;
    const { staffFreshMinutes } = await getSetting(this.#db, "sessions");
    const freshMs = staffFreshMinutes * MINUTE;
    const now = this.#clock();
    const doubt = await whyDoubtful(session, network, source, level, freshMs, now, joining);
    if (doubt) return doubt;
    const isOver =
      this.registry.peek(network, source) !== session || this.departures.hasGone(network, met);
    return isOver ? over : null;
  }

  /** Logs in by a services account that a user has proven and allowed; only where the server itself tells accounts. */
  #byAccount(network: IrcNetwork, source: Source): Promise<LiveSession | null> | null {
    const { epoch } = network;
    const met = metNow(source);
    if (epoch === null || !this.#accounts.isOpenTo(network, source)) return null;
    if (this.departures.hasGone(network, met)) return null;
    return this.#openByAccount(network, met, presenterOf(network, source, epoch, null));
  }

  async #openByAccount(
    network: IrcNetwork,
    met: Met,
    presenter: Presenter,
  ): Promise<LiveSession | null> {
    const session = await this.#accounts.open(presenter, network, this.#clock());
    if (!session) return null;
    if (this.departures.hasGone(network, met) || network.epoch !== session.epoch) {
      await endSessions(this.#db, [session.id], LEFT_MEANWHILE, this.#clock());
      return null;
    }
    this.registry.add(network, session);
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

/** Whose level counts. */
type Owner = Pick<LiveSession, "userId" | "userName">;

function nobody({ nick, hostmask, account = null }: Source): Sender {
  return { nick, hostmask, account, userId: null, userName: null, level: "user" };
}

/** At least registered, while logged in. */
function senderOf({ userId, userName }: Owner, source: Source, standing: Standing): Sender {
  const stored = standing.channelLevel ?? standing.level;
  const level = levelOf(Math.max(levelValue("registered"), stored));
  const { locale } = standing;
  return { ...nobody(source), userId, userName, level, ...(isLocale(locale) ? { locale } : {}) };
}
