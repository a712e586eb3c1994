/** Who is let in to the lobby under which account: modules say first, then the accounts of the web. */
import { isIP } from "node:net";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { hasSecondFactor } from "#core/factors/standing";
import { createLimits } from "#core/limits/limits";
import type { Log } from "#core/log";
import type { Presenter } from "#core/tokens/presenter";
import { redeemForAccount } from "#core/tokens/redeem";
import { noteDropped } from "#core/tokens/refuse";
import { checkLogin } from "#core/users/sign-in";
import { isLocale, type Locale } from "#core/words/locales";
import { tell } from "#core/words/told";
import type { ModuleHosts } from "./host/module-hosts.ts";
import type { IrcNetwork, IrcNetworks } from "./irc/api.ts";
import type { Authenticate, Credential } from "./lobby/options.ts";
import { askModules } from "./sessions/ask-modules.ts";
import type { AttemptLimits } from "./sessions/limits.ts";
import { welcomeToLobby } from "./sessions/welcome.ts";

interface Deps {
  /** Shared with the commands that take tokens. */
  readonly attempts: () => AttemptLimits;
  readonly language: () => Locale;
  readonly db: Db;
  readonly log: Log;
  /** Undefined while the bot starts: nobody is asked then. */
  readonly hosts: () => Pick<ModuleHosts, "intercepts" | "intercept" | "emit"> | undefined;
  readonly networks: () => Pick<IrcNetworks, "list">;
}

/** What modules see as the profile of a credential that was given by SASL PLAIN or PASS. */
const PROFILE = "lobby";

/**
 * A name with a password at the lobby, as an `auth` event for modules. When none says, it is a user name or mail address of the web with its
 * password, and the account is the user's name; that is for connections of this machine only, since the lobby's lines are not encrypted,
 * and for accounts without a second factor.
 * A login token in the password's place is nobody's business but the bot's: modules are not asked, it must be that user's, and it is used up.
 */
export function createLobbyLogins({
  db,
  log,
  hosts,
  networks,
  attempts,
  language,
}: Deps): Authenticate {
  const limits = createLimits();

  const lobby = () =>
    networks()
      .list()
      .find(({ isLobby }) => isLobby);

  const byToken = async ({ username, password, address }: Credential) => {
    const network = lobby();
    const host = address;
    if (!network) return null;
    const attempt = { networkId: network.id, host, account: null };
    const presenter = presenterAt(network, address);
    if (!(await attempts().allows({ ...attempt, text: password }))) {
      // Not waited for: how long a refusal takes would tell whether the token is anybody's.
      if (await attempts().tellsOwner(password))
        noteDropped(db, "login", password, presenter, new Date()).catch((err: unknown) =>
          log.warn({ err }, "a dropped attempt could not be noted"),
        );
      return null;
    }
    const result = await redeemForAccount(db, username, password, presenter, new Date());
    if (!result.ok) return null;
    await attempts().forgive(attempt);
    const locale = isLocale(result.locale) ? result.locale : language();
    return { account: result.userName, notice: tell(welcomeToLobby(result), locale) };
  };

  const byModules = (credential: Credential) => {
    const { username: name, password, address } = credential;
    const asked = hosts();
    const network = lobby();
    if (!asked || !network) return null;
    const userHost = `unknown@${address}`;
    const source = {
      ...{ nick: "*", userHost, hostmask: `*!${userHost}`, account: null },
      ...{ isBot: false, isServer: false },
    };
    return askModules(asked, network, source, {
      ...{ profile: PROFILE, style: null },
      ...{ name, password },
    });
  };

  const byPassword = async ({ username: login, password, address }: Credential) => {
    try {
      const user = await checkLogin(db, { login, password }, { limits, ip: address });
      if (await hasSecondFactor(db, user.id))
        throw new AppError("forbidden", { key: "factors.needed" });
      return { account: user.name };
    } catch (error) {
      if (!AppError.is(error)) throw error;
      log.info({ address, reason: error.message }, "a login at the lobby was refused");
      return null;
    }
  };

  return async (credential) => {
    const { username, password, address } = credential;
    if (TOKEN.test(password)) return byToken(credential);
    const decision = await byModules(credential);
    if (decision !== null) return decision ? { account: username } : null;
    if (!isLoopback(address)) return null;
    return byPassword(credential);
  };
}

/** Also of one that was mistyped. */
const TOKEN = /^\s*stw[a-z]_/i;

/** Nobody has a nick before they are let in. */
const presenterAt = (network: IrcNetwork, address: string): Presenter => ({
  ...{ networkId: network.id, networkName: network.name, botNick: network.nick },
  ...{ casemapping: network.casemapping, epoch: network.epoch ?? "" },
  ...{ nick: "*", userHost: `unknown@${address}`, account: null, signonAt: null },
});

const isLoopback = (address: string): boolean =>
  isIP(address) === 4 ? address.startsWith("127.") : address === "::1";
