/** Who is let in to the lobby under which account: modules say first, then the accounts of the web. */
import { isIP } from "node:net";
import type { Db } from "#core/db/client";
import { AppError } from "#core/errors";
import { createLimits } from "#core/limits/limits";
import type { Log } from "#core/log";
import { checkLogin } from "#core/users/sign-in";
import type { ModuleHosts } from "./host/module-hosts.ts";
import type { IrcNetworks } from "./irc/api.ts";
import type { Authenticate, Credential } from "./lobby/options.ts";
import { askModules } from "./sessions/ask-modules.ts";

interface Deps {
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
 * password, and the account is the user's name; that is for connections of this machine only, since the lobby's lines are not encrypted.
 */
export function createLobbyLogins({ db, log, hosts, networks }: Deps): Authenticate {
  const limits = createLimits();

  const byModules = (credential: Credential) => {
    const { username: name, password, address } = credential;
    const asked = hosts();
    const network = networks()
      .list()
      .find(({ isLobby }) => isLobby);
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

  return async (credential) => {
    const { username, password, address } = credential;
    const decision = await byModules(credential);
    if (decision !== null) return decision ? { account: username } : null;
    if (!isLoopback(address)) return null;
    try {
      const user = await checkLogin(db, { login: username, password }, { limits, ip: address });
      return { account: user.name };
    } catch (error) {
      if (!AppError.is(error)) throw error;
      log.info({ address, reason: error.message }, "a login at the lobby was refused");
      return null;
    }
  };
}

const isLoopback = (address: string): boolean =>
  isIP(address) === 4 ? address.startsWith("127.") : address === "::1";
