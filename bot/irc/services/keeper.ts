/** Our account with the network's services: identified where SASL did not do it, again when that was lost, and our nick taken back. */
import type { Folded } from "#core/irc/casemapping";
import { matchesMask } from "#core/irc/mask";
import { type IrcLine, parseHostmask } from "#core/irc/message";
import type { Log } from "#core/log";
import type { WhoisResult } from "../api.ts";
import { accountParam } from "../context.ts";
import type { Timers } from "../timers.ts";
import { Reclaim, type ReclaimCommand } from "./reclaim.ts";

export interface ServicesSettings {
  /** `NickServ!username@host`; nobody else is ever given the password. */
  readonly mask: string;
  readonly account: string;
  /** null where SASL alone may log in. */
  readonly password: string | null;
  /** What takes our nick back; see {@link Reclaim}. */
  readonly regain: ReclaimCommand | null;
}

export interface ServicesHooks {
  fold(name: string): Folded;
  whois(nick: string): Promise<WhoisResult | null>;
  send(line: string): void;
  /** What stands in the way, as a sentence for the operator; empty when all is well. */
  status(problem: string): void;
  /** We are identified: what was closed to strangers may open. */
  identified(): void;
}

const ANSWER_MS = 10_000;
const RETRY_FIRST_MS = 60_000;
const RETRY_MAX_MS = 600_000;

/** Words of services that took a password; there is no numeric for it everywhere. */
const accepted = /\b(identified|recognized|logged in|accepted)\b/i;
const refused = /\b(not|isn't|incorrect|invalid|wrong|denied|failed)\b/i;

export class ServicesKeeper {
  private readonly hooks: ServicesHooks;
  private readonly timers: Timers;
  private readonly log: Log;
  private readonly reclaim: Reclaim;
  private settings: ServicesSettings | null = null;
  private isIdentified = false;
  /** The server itself named our account (900): it stays with us whatever our nick. */
  private hasAccount = false;
  private failures = 0;
  private cancelRetry: (() => void) | null = null;
  private answered: ((isYes: boolean) => void) | null = null;
  /** Counts connections, so that an answer to an old one does nothing. */
  private turn = 0;

  constructor(hooks: ServicesHooks, timers: Timers, log: Log) {
    this.hooks = hooks;
    this.timers = timers;
    this.log = log;
    this.reclaim = new Reclaim(
      {
        tell: (command) => this.tellWithProof(command),
        ask: (nick) => this.hooks.send(`NICK ${nick}`),
      },
      timers,
    );
  }

  /** Registered; `isLoggedIn` by SASL already. Resolves once the first try is over, however it went. */
  async start(settings: ServicesSettings | null, isLoggedIn: boolean): Promise<void> {
    this.settings = settings;
    this.isIdentified = isLoggedIn;
    this.hasAccount = isLoggedIn;
    this.failures = 0;
    if (!isLoggedIn) await this.identify();
  }

  stop(): void {
    this.turn++;
    this.reclaim.forget();
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.answered?.(false);
    this.isIdentified = false;
  }

  /** Our nick is ours again: services that go by nick want to know us anew. */
  async nickRegained(): Promise<void> {
    this.reclaim.stop();
    if (!this.hasAccount) await this.identify();
  }

  /** Takes our nick from whoever has it, then asks the server for it. */
  async regain(nick: string): Promise<void> {
    const { settings } = this;
    if (!settings?.regain || (!this.isIdentified && settings.password === null)) return;
    await this.reclaim.start(nick, settings.regain);
  }

  private async tellWithProof(command: string): Promise<boolean> {
    const { settings, turn } = this;
    if (!settings || (await this.imposture(settings)) !== null || turn !== this.turn) return false;
    // Who is logged in needs no password.
    const proof = this.isIdentified ? "" : ` ${settings.password}`;
    this.say(settings, `${command}${proof}`);
    return true;
  }

  /** RPL_LOGGEDIN and RPL_LOGGEDOUT, and what services themselves say. */
  take(line: IrcLine): void {
    if (line.command === "900") this.loggedIn(accountParam(line.params[2]));
    else if (line.command === "901") this.loggedOut();
    else if (line.command === "NOTICE" && this.isFromServices(line))
      this.heard(line.params[1] ?? "");
  }

  private heard(text: string): void {
    if (!this.answered) void this.reclaim.take(text);
    else if (refused.test(text)) this.answered(false);
    else if (accepted.test(text)) this.answered(true);
  }

  private loggedIn(account: string | null): void {
    const wanted = this.settings?.account ?? "";
    if (account === null || (wanted !== "" && this.hooks.fold(account) !== this.hooks.fold(wanted)))
      return;
    this.hasAccount = true;
    if (this.answered) this.answered(true);
    else if (!this.isIdentified) this.done();
  }

  private loggedOut(): void {
    this.hasAccount = false;
    if (!this.isIdentified) return;
    this.isIdentified = false;
    this.hooks.status("Services logged the bot out.");
    this.retry();
  }

  /**
   * Identifies, but only after WHOIS showed that the nick belongs to whom the operator named; anybody can be called NickServ on a
   * network without services.
   */
  private async identify(): Promise<void> {
    const { settings, turn } = this;
    if (!settings || settings.password === null || this.answered) return;
    const problem = (await this.imposture(settings)) ?? (await this.present(settings, turn));
    if (turn !== this.turn) return;
    if (problem === null) this.done();
    else {
      this.isIdentified = false;
      this.hooks.status(problem);
      this.retry();
    }
  }

  private present(settings: ServicesSettings, turn: number): Promise<string | null> {
    if (turn !== this.turn) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (problem: string | null) => {
        this.answered = null;
        cancel();
        resolve(problem);
      };
      const { nick } = parseHostmask(settings.mask);
      const cancel = this.timers.after(ANSWER_MS, () => settle(`${nick} did not answer.`));
      this.answered = (isYes) => settle(isYes ? null : `${nick} refused the account or password.`);
      this.say(settings, `IDENTIFY ${settings.account} ${settings.password}`);
    });
  }

  private done(): void {
    this.isIdentified = true;
    this.failures = 0;
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.hooks.status("");
    this.hooks.identified();
  }

  private retry(): void {
    if (!this.settings || this.settings.password === null) return;
    this.cancelRetry?.();
    const delay = Math.min(RETRY_FIRST_MS * 2 ** this.failures++, RETRY_MAX_MS);
    this.cancelRetry = this.timers.after(delay, () => void this.identify());
  }

  private say({ mask }: ServicesSettings, text: string): void {
    this.hooks.send(`PRIVMSG ${parseHostmask(mask).nick} :${text}`);
  }

  private isFromServices(line: IrcLine): boolean {
    return this.settings !== null && fits(this.settings.mask, line.source ?? "");
  }

  /** Why whoever has the services' nick is not given anything, or null. */
  private async imposture({ mask }: ServicesSettings): Promise<string | null> {
    const { nick } = parseHostmask(mask);
    const found = await this.hooks.whois(nick).catch((error: unknown) => {
      // No answer is no proof; the operator sees that we are not identified.
      this.log.warn({ err: error }, "Services did not answer WHOIS");
      return null;
    });
    if (!found) return `${nick} is not there, so the bot is not identified.`;
    const hostmask = `${found.nick}!${found.userHost}`;
    if (fits(mask, hostmask)) return null;
    this.log.warn({ found: hostmask }, "Services do not match their mask");
    return `${nick} is not who the settings say, so it was not given the password.`;
  }
}

function fits(mask: string, hostmask: string): boolean {
  const { nick, username, host } = parseHostmask(hostmask);
  return matchesMask(mask, { nick, username: username ?? "", host: host ?? "" });
}
