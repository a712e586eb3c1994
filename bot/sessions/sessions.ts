/** Logging in and out on IRC: presents tokens to the database, keeps the registry, tells who a sender is. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { Sender } from "#bot/module-api";
import { type Db, inTransaction } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { endAllSessions, endSessions } from "#core/irc-sessions/irc-sessions";
import { type Level, levelOf, levelValue } from "#core/levels";
import type { Log } from "#core/log";
import { findTokens } from "#core/secrets";
import { type Clock, DAY, MINUTE, systemClock } from "#core/time";
import { burnLeaked } from "#core/tokens/leaks";
import type { Presenter } from "#core/tokens/presenter";
import { openSession, redeemToken } from "#core/tokens/redeem";
import { plainWords } from "./leak-text.ts";
import { createAttemptLimits } from "./limits.ts";
import { type LiveSession, SessionRegistry } from "./registry.ts";

/** However active, a session is proven again after this. */
const MAX_AGE_MS = 7 * DAY;
const REFUSED = "That token is not valid here. Look at your token page for what happened";
const JOIN_FIRST =
  "I cannot see you: join a channel that I am in, then send that again. Your token is still good.";

interface Deps {
  readonly db: Db;
  readonly log: Log;
  readonly clock?: Clock;
}

export class Sessions {
  readonly registry: SessionRegistry;
  readonly #db: Db;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #limits = createAttemptLimits();
  readonly #writes = new Set<Promise<void>>();
  /** Accounts that were looked up in vain within the last minute, so that chatter costs no queries. */
  readonly #strangers = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor({ db, log, clock = systemClock }: Deps) {
    this.#db = db;
    this.#log = log;
    this.#clock = clock;
    this.registry = new SessionRegistry((session, reason) =>
      this.#write(endSessions(db, [session.id], reason, this.#clock())),
    );
  }

  /** Ends what an earlier process left open, and begins watching ages. */
  async start(): Promise<void> {
    await endAllSessions(this.#db, null, "the bot was restarted", this.#clock());
    this.#timer = setInterval(() => {
      this.#endOverdue();
      this.#strangers.clear();
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
    if ("source" in event && !event.own) this.#watchForLeaks(event, network);
  }

  /**
   * Who a sender is right now, with the level for `channel`. The stored level and state are read afresh each time, so that a
   * change on the web counts from the next line on.
   */
  async identify(network: IrcNetwork, source: Source, channel: string | null): Promise<Sender> {
    const session = this.registry.find(network, source) ?? (await this.#byAccount(network, source));
    const base = { nick: source.nick, hostmask: source.hostmask, account: source.account ?? null };
    const nobody = { ...base, userId: null, userName: null, level: "user" as const };
    if (!session) return nobody;
    const level = await this.#levelOf(session.userId, network, channel);
    if (level === null) {
      this.registry.endWhere(({ id }) => id === session.id, "the account was disabled");
      return nobody;
    }
    return { ...base, userId: session.userId, userName: session.userName, level };
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
  ): Promise<string | null> {
    const attempt = {
      networkId: network.id,
      host: source.userHost.slice(source.userHost.indexOf("@") + 1),
      account: source.account ?? null,
    };
    if (!(await this.#limits.allows({ ...attempt, text }))) return null;
    const { epoch } = network;
    if (epoch === null) return null;
    const seen = network.presence.channelsOf(source.nick).length > 0;
    if (!seen && !network.canMonitor && !network.tellsAccounts) return JOIN_FIRST;

    const now = this.#clock();
    const presenter = this.#presenter(network, source, epoch);
    const result = await redeemToken(this.#db, kind, text.trim(), presenter, now);
    if (!result.ok) return `${REFUSED} (reference ${result.reference}).`;
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
      startedAt: now,
      method: kind,
    });
    await this.#limits.forgive(attempt);
    return welcome(kind, result);
  }

  /** Ends the session of whoever sent this; false when there was none. */
  logout(network: IrcNetwork, source: Source): boolean {
    const session = this.registry.find(network, source);
    return (
      session !== null && this.registry.endWhere(({ id }) => id === session.id, "logged out") > 0
    );
  }

  #presenter(network: IrcNetwork, source: Source, epoch: string): Presenter {
    return {
      networkId: network.id,
      networkName: network.name,
      botNick: network.nick,
      casemapping: network.casemapping,
      epoch,
      nick: source.nick,
      userHost: source.userHost,
      account: source.account ?? null,
      signonAt: null,
    };
  }

  /** Logs in by a services account that a user has proven and allowed; only where the server itself tells accounts. */
  async #byAccount(network: IrcNetwork, source: Source): Promise<LiveSession | null> {
    const { account } = source;
    const { epoch } = network;
    if (!account || !network.tellsAccounts || epoch === null) return null;
    const key = `${network.id} ${network.fold(account)}`;
    if (this.#strangers.has(key)) return null;
    const identity = await this.#db.identity.findFirst({
      where: {
        networkId: network.id,
        kind: "account",
        folded: network.fold(account),
        user: { autoLogin: true, state: "active" },
      },
      select: { userId: true, user: { select: { name: true } } },
    });
    if (!identity) {
      this.#strangers.add(key);
      return null;
    }
    const now = this.#clock();
    const presenter = this.#presenter(network, source, epoch);
    const id = await inTransaction(this.#db, async (tx) => {
      const opened = await openSession(tx, identity.userId, presenter, "account", now);
      await insertEvents(tx, [
        {
          at: now,
          kind: "session.start",
          networkId: network.id,
          nick: source.nick,
          userHost: source.userHost,
          userId: identity.userId,
          target: opened,
          data: { method: "account" },
        },
      ]);
      return opened;
    });
    const session: LiveSession = {
      id,
      userId: identity.userId,
      userName: identity.user.name,
      networkId: network.id,
      epoch,
      nick: source.nick,
      userHost: source.userHost,
      account,
      startedAt: now,
      method: "account",
    };
    this.registry.add(network, session);
    return session;
  }

  /** The level in force, at least registered while logged in; null when the account no longer counts. */
  async #levelOf(
    userId: string,
    network: IrcNetwork,
    channel: string | null,
  ): Promise<Level | null> {
    const user = await this.#db.user.findUnique({
      where: { id: userId },
      select: {
        level: true,
        state: true,
        channelLevels: {
          where: {
            channel: {
              networkId: network.id,
              folded: channel === null ? "" : network.fold(channel),
            },
          },
          select: { level: true },
        },
      },
    });
    if (user?.state !== "active") return null;
    const stored = user.channelLevels[0]?.level ?? user.level;
    return levelOf(Math.max(levelValue("registered"), stored));
  }

  #watchForLeaks(event: IrcEvent & { source: Source }, network: IrcNetwork): void {
    const text = "text" in event ? event.text : "reason" in event ? event.reason : "";
    const tokens = findTokens(plainWords(text));
    if (tokens.length === 0) return;
    const channel = "channel" in event ? event.channel : null;
    // The one place where a token belongs: the argument of a command that takes it, said to us alone.
    const isPresented = event.kind === "message" && channel === null;
    if (isPresented && /^\W?(register|login|auth)\s/i.test(text.trim())) return;
    this.#write(this.#burn(tokens, event.source, channel, network));
  }

  async #burn(
    tokens: readonly string[],
    source: Source,
    channel: string | null,
    network: IrcNetwork,
  ): Promise<void> {
    const { id: networkId, name: networkName } = network;
    const { nick, userHost } = source;
    const leak = { networkId, networkName, channel, nick, userHost };
    const owners = await burnLeaked(this.#db, tokens, leak, this.#clock());
    if (owners.length === 0) return;
    const text =
      "A token was just sent where others may read it. It is cancelled; make a new one on your token page.";
    await network.send({ target: source.nick, text, style: "notice" });
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

function welcome(
  kind: "register" | "login",
  {
    userName,
    delivery,
    successor,
  }: { userName: string; delivery: string; successor: string | null },
): string {
  const greeting =
    kind === "register"
      ? `Welcome, ${userName}: you are registered and logged in.`
      : `Welcome back, ${userName}: you are logged in.`;
  if (successor) return `${greeting} Next time: login ${successor}`;
  return delivery === "mail" ? `${greeting} Your next login token is in your mail.` : greeting;
}
