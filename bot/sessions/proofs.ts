/** Who has proven themselves to which authorization profile, for as long as the bot can be sure that it is still them. */
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import type { Log } from "#core/log";
import type { ProfileStyle } from "#core/modules/policy";
import { checkPresented, findProfile } from "#core/modules/profiles";
import type { Told } from "#core/words/told";
import { type Bound, BoundRegistry } from "./bound.ts";
import { type Departures, metNow } from "./departures.ts";
import { isInSight } from "./evidence.ts";
import type { AttemptLimits } from "./limits.ts";

interface Proof extends Bound {
  readonly profileIds: ReadonlySet<string>;
}

/** What a module is asked about a credential before the bot checks it itself. */
export interface Credential {
  readonly profile: string;
  /** Null for a profile that only modules know. */
  readonly style: ProfileStyle | null;
  readonly name: string;
  readonly password: string;
}

interface Deps {
  readonly db: Db;
  readonly departures: Departures;
  readonly log: Log;
  readonly limits: AttemptLimits;
  /** What modules say to a credential; null leaves it to the built-in check. Never rejects. */
  ask(network: IrcNetwork, source: Source, credential: Credential): Promise<boolean | null>;
  /** The services account of somebody, asked of the services themselves; null when they are not identified. */
  askServices(network: IrcNetwork, nick: string): Promise<string | null>;
}

export class Proofs {
  readonly #deps: Deps;
  readonly #proofs = new BoundRegistry<Proof>(() => {});

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Plugged into the networks like the sessions: what ends a session ends a proof. */
  handle(event: IrcEvent, network: IrcNetwork): void {
    this.#proofs.handle(event, network);
    // Whoever speaks and does not fit ends it, whatever they say.
    if (event.kind === "message" && !event.playback) this.#proofs.find(network, event.source);
  }

  has(network: IrcNetwork, source: Source, profileId: string): boolean {
    return this.#proofs.peek(network, source)?.profileIds.has(profileId) ?? false;
  }

  /** Whoever logs out has nothing proven any more. */
  forget(network: IrcNetwork, source: Source): void {
    const folded = network.fold(source.nick);
    const isTheirs = ({ networkId, nick }: Proof) =>
      networkId === network.id && network.fold(nick) === folded;
    this.#proofs.endWhere(isTheirs, "logged out");
  }

  /**
   * Presents what follows `auth`: a profile's name, then a user name where its style wants one, then the password. Gives what to
   * answer: one sentence for every refusal, null when the attempt is dropped because there were too many.
   */
  async present(network: IrcNetwork, source: Source, text: string): Promise<Told | null> {
    const { limits, departures } = this.#deps;
    const { epoch } = network;
    const met = metNow(source);
    if (epoch === null) return null;
    const [profile = "", ...words] = text.trim().split(/\s+/);
    const attempt = {
      networkId: network.id,
      host: source.userHost.slice(source.userHost.indexOf("@") + 1),
      account: source.account ?? null,
    };
    // Before anything is looked up: whose credential it would be, whatever the profile's style.
    const owner = `${profile} ${network.fold(words.length > 1 ? (words[0] ?? "") : source.nick)}`;
    if (!(await limits.allows({ ...attempt, text, owner }))) return null;
    const known = await findProfile(this.#deps.db, profile.toLowerCase());
    const given = read(profile.toLowerCase(), known?.style ?? null, words, source.nick);
    const isSeen = isInSight(network, source.nick);
    if (!isSeen && !network.canMonitor) return { key: "bot.session.unseen" };
    if (!isSeen) network.watch(source.nick, attempt);
    try {
      const isRight = await this.#isRight(network, source, given, known);
      if (departures.hasGone(network, met)) return null;
      if (network.epoch !== epoch) return null;
      if (!isRight) return { key: "bot.session.notAccepted" };
      // A profile that only a module knows has no row, and no module of ours can ask for it.
      if (known) this.#remember(network, source, epoch, known.id);
    } finally {
      // The proof has a watch of its own.
      network.unwatch(source.nick, attempt);
    }
    await limits.forgive(attempt);
    return { key: "bot.session.accepted" };
  }

  async #isRight(
    network: IrcNetwork,
    source: Source,
    given: Credential,
    known: Awaited<ReturnType<typeof findProfile>>,
  ): Promise<boolean> {
    const { db, log } = this.#deps;
    const verdict = await this.#deps.ask(network, source, given);
    if (verdict !== null) return verdict;
    const isSame = (one: string, other: string) => network.fold(one) === network.fold(other);
    try {
      if (known?.style !== "account") return await checkPresented(db, given, isSame);
      const account = await this.#accountOf(network, source);
      const { accounts } = known;
      return (
        account !== null && (accounts.length === 0 || accounts.some((one) => isSame(one, account)))
      );
    } catch (err) {
      // An expected problem is theirs to read; anything else is refused like a wrong password.
      if (AppError.is(err)) throw err;
      log.error({ err }, "a credential could not be checked");
      return false;
    }
  }

  #accountOf(network: IrcNetwork, source: Source): Promise<string | null> {
    if (network.tellsAccounts) return Promise.resolve(source.account ?? null);
    return this.#deps.askServices(network, source.nick);
  }

  #remember(network: IrcNetwork, source: Source, epoch: string, profileId: string): void {
    const before = this.#proofs.find(network, source)?.profileIds ?? [];
    this.#proofs.add(network, {
      networkId: network.id,
      epoch,
      nick: source.nick,
      userHost: source.userHost,
      account: source.account ?? null,
      method: "auth",
      profileIds: new Set([...before, profileId]),
    });
  }
}

/** The words after the profile's name, by its style. The password is what is left, blanks included. */
function read(
  profile: string,
  style: ProfileStyle | null,
  words: readonly string[],
  nick: string,
): Credential {
  const [first = "", ...others] = words;
  if (style === "user-password") return { profile, style, name: first, password: others.join(" ") };
  return { profile, style, name: style === "password" ? "" : nick, password: words.join(" ") };
}
