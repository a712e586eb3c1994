/** Logging in by a services account that a user has proven and allowed, without a token. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { type Db, inTransaction } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import type { Presenter } from "#core/tokens/presenter";
import { openSession } from "#core/tokens/redeem";
import { HeldLogouts } from "./held-logouts.ts";
import type { LiveSession } from "./registry.ts";

/** Accounts remembered as nobody's; above that the oldest are looked up anew. */
const MAX_STRANGERS = 10_000;

export class AccountLogin {
  readonly #db: Db;
  /** Accounts that were looked up in vain lately, so that chatter costs no queries. */
  readonly #strangers = new Set<string>();
  readonly #held = new HeldLogouts();

  constructor(db: Db) {
    this.#db = db;
  }

  handle(event: IrcEvent, network: IrcNetwork): void {
    this.#held.handle(event, network);
  }

  /** Not for this person, until they connect or log in again. */
  hold(network: IrcNetwork, source: Source): void {
    this.#held.hold(network, source);
  }

  release(network: IrcNetwork, nick: string): void {
    this.#held.release(network, nick);
  }

  /** Looks everybody up anew. */
  forgetStrangers(): void {
    this.#strangers.clear();
  }

  /** Opens a session for whoever the server itself says is in a linked account; null for everybody else. */
  async open(presenter: Presenter, network: IrcNetwork, now: Date): Promise<LiveSession | null> {
    const owner = await this.ownerOf(network, presenter.account);
    if (!owner) return null;
    const { nick, userHost, account, epoch } = presenter;
    const id = await inTransaction(this.#db, async (tx) => {
      const opened = await openSession(tx, owner.userId, presenter, "account", now);
      await insertEvents(tx, [
        {
          at: now,
          kind: "session.start",
          networkId: network.id,
          nick,
          userHost,
          userId: owner.userId,
          target: opened,
          data: { method: "account" },
        },
      ]);
      return opened;
    });
    return {
      id,
      ...owner,
      networkId: network.id,
      epoch,
      nick,
      userHost,
      account,
      signonAt: null,
      startedAt: now,
      method: "account",
    };
  }

  /** True when this person may be looked up at all. */
  isOpenTo(network: IrcNetwork, source: Source): boolean {
    const { account } = source;
    if (!account || !network.tellsAccounts || this.#held.has(network, source)) return false;
    return !this.#strangers.has(strangerKey(network, account));
  }

  #remember(stranger: string): void {
    const [oldest] = this.#strangers;
    if (this.#strangers.size >= MAX_STRANGERS && oldest !== undefined)
      this.#strangers.delete(oldest);
    this.#strangers.add(stranger);
  }

  /** The user whom an account logs in; null when there is none. */
  async ownerOf(
    network: IrcNetwork,
    account: string | null,
  ): Promise<Pick<LiveSession, "userId" | "userName"> | null> {
    if (account === null) return null;
    const folded = network.fold(account);
    const key = strangerKey(network, account);
    if (this.#strangers.has(key)) return null;
    const identity = await this.#db.identity.findFirst({
      where: {
        networkId: network.id,
        kind: "account",
        folded,
        user: { autoLogin: true, state: "active" },
      },
      select: { userId: true, user: { select: { name: true } } },
    });
    if (!identity) this.#remember(key);
    return identity && { userId: identity.userId, userName: identity.user.name };
  }
}

const strangerKey = (network: IrcNetwork, account: string): string =>
  `${network.id} ${network.fold(account)}`;
