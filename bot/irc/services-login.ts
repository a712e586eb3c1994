import { matchesMask } from "#core/irc/mask";
import { parseHostmask } from "#core/irc/message";
import type { Log } from "#core/log";
import type { WhoisResult } from "./api.ts";

export interface ServicesLoginSettings {
  /** `NickServ!username@host` */
  readonly mask: string;
  readonly account: string;
  readonly password: string;
}

export interface ServicesLoginHooks {
  whois(nick: string): Promise<WhoisResult | null>;
  send(line: string): void;
}

/** Nick of the services in the mask. */
export function servicesNick(mask: string): string {
  return parseHostmask(mask).nick;
}

/**
 * Identifies to NickServ, but only after WHOIS showed that the nick belongs to whom the operator named; anybody can be called
 * NickServ on a network without services. Resolves to what to show when it was not done, or null.
 */
export async function identifyToServices(
  settings: ServicesLoginSettings,
  hooks: ServicesLoginHooks,
  log: Log,
): Promise<string | null> {
  const nick = servicesNick(settings.mask);
  const found = await hooks.whois(nick).catch((error: unknown) => {
    // No answer is no proof; the caller shows that we are not identified.
    log.warn({ err: error }, "Services did not answer WHOIS");
    return null;
  });
  if (!found) return `${nick} is not there, so the bot is not identified.`;
  const { username, host } = parseHostmask(`${found.nick}!${found.userHost}`);
  const isServices = matchesMask(settings.mask, {
    nick: found.nick,
    username: username ?? "",
    host: host ?? "",
  });
  if (!isServices) {
    log.warn({ found: `${found.nick}!${found.userHost}` }, "Services do not match their mask");
    return `${nick} is not who the settings say, so it was not given the password.`;
  }
  hooks.send(`PRIVMSG ${nick} :IDENTIFY ${settings.account} ${settings.password}`);
  return null;
}
