import type { IrcLine } from "#core/irc/message";
import type { Log } from "#core/log";
import { Capabilities, WANTED_CAPABILITIES } from "./capabilities.ts";
import { NickChoice } from "./nick-choice.ts";
import { type SaslEnd, SaslLogin, type SaslSettings } from "./sasl.ts";
import type { Timers } from "./timers.ts";

export interface RegistrationSettings {
  readonly nick: string;
  readonly altNicks: readonly string[];
  readonly sasl: SaslSettings | null;
  /** What to do when the login was wanted and did not happen. */
  readonly saslPolicy: "fail" | "nickserv" | "continue";
  /** How long a server may take to let us in. */
  readonly registrationMs: number;
}

export interface RegistrationHooks {
  send(line: string): void;
  /** 001 arrived. `loginProblem` says why we are not logged in although we should be, where the policy lets us go on. */
  welcomed(nick: string, loginProblem: string | null): void;
  /** This attempt is over: the policy says so. */
  refused(reason: string): void;
  capabilitiesChanged(): void;
}

const QUICK_NICK_TRIES = 8;
const SLOW_NICK_MS = 2_000;
/** Between logins that failed on a connection that goes on without: twice as long each time. */
const LOGIN_FIRST_MS = 60_000;
const LOGIN_MAX_MS = 600_000;
/**
 * How much of the time for registering a server may keep silent about capabilities: of 60 s, 20 s for CAP LS, since some look hosts and
 * idents up before they read anything, and 10 s for what it has begun to negotiate.
 */
const SILENCE_SHARE = { LS: 1 / 3, REQ: 1 / 6 } as const;
const nickTrouble = new Set(["432", "433", "436", "437"]);
const saslLines = new Set([
  "AUTHENTICATE",
  "900",
  "901",
  "902",
  "903",
  "904",
  "905",
  "906",
  "907",
  "908",
]);

/** From the opened socket to 001: capabilities, login, a free nick. Afterwards it follows CAP NEW and DEL. */
export class Registration {
  readonly capabilities: Capabilities;
  private readonly settings: RegistrationSettings;
  private readonly hooks: RegistrationHooks;
  private readonly timers: Timers;
  private readonly log: Log;
  private readonly nicks: NickChoice;
  private readonly sasl: SaslLogin | null;
  private nickTries = 0;
  private logins = 0;
  private cancelLogin: (() => void) | null = null;
  private cancelSilence: (() => void) | null = null;
  private unanswered: "LS" | "REQ" | null = null;
  private isWelcomed = false;
  private problem: string | null = null;

  constructor(settings: RegistrationSettings, hooks: RegistrationHooks, timers: Timers, log: Log) {
    this.settings = settings;
    this.hooks = hooks;
    this.timers = timers;
    this.log = log;
    this.nicks = new NickChoice(settings.nick, settings.altNicks);
    const wanted = settings.sasl ? [...WANTED_CAPABILITIES, "sasl"] : WANTED_CAPABILITIES;
    this.capabilities = new Capabilities(wanted, {
      send: hooks.send,
      settled: () => this.login(),
      changed: () => this.capabilitiesChanged(),
    });
    this.sasl =
      settings.sasl &&
      new SaslLogin(settings.sasl, hooks.send, (end) => this.saslEnded(end), timers);
  }

  /** Account that the server confirmed for us. */
  get account(): string | null {
    return this.sasl?.loggedInAs ?? null;
  }

  /** The socket is open: CAP LS, NICK and USER go out now. */
  opened(): void {
    this.awaitCapabilities();
  }

  take(line: IrcLine): void {
    if (line.command === "CAP") this.negotiate(line);
    else if (saslLines.has(line.command)) this.sasl?.take(line);
    else if (this.isWelcomed) return;
    else if (line.command === "001") this.welcome(line.params[0] ?? this.settings.nick);
    else if (nickTrouble.has(line.command)) this.tryAnotherNick();
  }

  /** The connection is over. */
  stop(): void {
    this.cancelLogin?.();
    this.cancelSilence?.();
    this.sasl?.stop();
  }

  private negotiate(line: IrcLine): void {
    this.capabilities.take(line);
    this.awaitCapabilities();
  }

  /** A server that leaves a question open is not waited for until the deadline, which would come again with every attempt. */
  private awaitCapabilities(): void {
    this.cancelSilence?.();
    const { owed } = this.capabilities;
    if (owed === null || this.isWelcomed) return;
    const delayMs = this.settings.registrationMs * SILENCE_SHARE[owed];
    this.cancelSilence = this.timers.after(delayMs, () => {
      this.log.warn({ question: `CAP ${owed}` }, "The server does not answer");
      this.unanswered = owed;
      this.capabilities.giveUp();
    });
  }

  private login(): void {
    if (this.isWelcomed) return;
    const problem = this.loginObstacle();
    if (problem) this.loginFailed(problem);
    else if (this.sasl) this.sasl.start();
    else this.hooks.send("CAP END");
  }

  /** Why the login that is wanted cannot even begin. */
  private loginObstacle(): string | null {
    const { sasl } = this.settings;
    if (!sasl) return null;
    if (!this.capabilities.enabled.has("sasl"))
      return this.unanswered
        ? `the server did not answer CAP ${this.unanswered}`
        : "the server offers no SASL";
    const mechanisms = this.capabilities.offered.get("sasl")?.split(",") ?? [];
    const isOffered = mechanisms.join("") === "" || mechanisms.includes(sasl.mechanism);
    return isOffered ? null : `the server does not offer ${sasl.mechanism}`;
  }

  private saslEnded(end: SaslEnd): void {
    if (end.ok) {
      this.problem = null;
      if (!this.isWelcomed) this.hooks.send("CAP END");
    } else if (!this.isWelcomed) this.loginFailed(end.reason);
    else {
      this.log.warn({ reason: end.reason }, "SASL login failed");
      this.logInLater();
    }
  }

  /** By the policy we went on without an account. Where NickServ is asked instead, it has its own patience. */
  private logInLater(): void {
    if (this.settings.saslPolicy !== "continue") return;
    this.cancelLogin?.();
    const delayMs = Math.min(LOGIN_FIRST_MS * 2 ** this.logins++, LOGIN_MAX_MS);
    this.cancelLogin = this.timers.after(delayMs, () => this.logInNow());
  }

  /** After registering (ircv3.net sasl-3.2). What the server does not offer now it may offer by CAP NEW. */
  private logInNow(): void {
    if (!this.sasl || this.sasl.isWantedAccount || this.loginObstacle() !== null) return;
    this.cancelLogin?.();
    this.sasl.start();
  }

  private loginFailed(reason: string): void {
    this.problem = `SASL login failed: ${reason}.`;
    if (this.settings.saslPolicy === "fail") this.hooks.refused(this.problem);
    else this.hooks.send("CAP END");
  }

  private welcome(nick: string): void {
    this.cancelSilence?.();
    const isLoggedIn = !this.sasl || this.sasl.isWantedAccount;
    // Servers without CAP never come to the login; what counts is that 900 named the account.
    if (!isLoggedIn) this.problem ??= "SASL login failed: the server did not confirm the account.";
    if (this.problem && this.settings.saslPolicy === "fail") this.hooks.refused(this.problem);
    else {
      this.isWelcomed = true;
      if (!isLoggedIn) this.logInLater();
      this.hooks.welcomed(nick, isLoggedIn ? null : this.problem);
    }
  }

  private tryAnotherNick(): void {
    const nick = this.nicks.another();
    this.nickTries++;
    if (this.nickTries <= QUICK_NICK_TRIES) this.hooks.send(`NICK ${nick}`);
    // A server that refuses every nick is asked again slowly, until the deadline for registering.
    else this.timers.after(SLOW_NICK_MS, () => this.hooks.send(`NICK ${nick}`));
  }

  /** Services came back: log in now if we are not. */
  private capabilitiesChanged(): void {
    if (this.isWelcomed) this.logInNow();
    this.hooks.capabilitiesChanged();
  }
}
