import type { IrcLine } from "#core/irc/message";
import { accountParam } from "./context.ts";
import { ScramClient } from "./scram.ts";
import type { Timers } from "./timers.ts";

export interface SaslSettings {
  /** In capitals, as IANA registers them; others are refused where settings are read. */
  readonly mechanism: "PLAIN" | "EXTERNAL" | "SCRAM-SHA-256";
  readonly account: string;
  readonly password: string;
}

export type SaslEnd = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const CHUNK = 400;
const MAX_CHALLENGE = 4_000;
/** From the first AUTHENTICATE to the last numeric: services that are away often say nothing at all. */
const ANSWER_MS = 15_000;

const failures: Readonly<Record<string, string>> = {
  "902": "the account is locked",
  "904": "the account or password was refused",
  "905": "the answer was too long",
  "906": "it was broken off",
  "908": "the server does not offer this mechanism",
};

/** One SASL exchange (ircv3.net sasl-3.2). Says nothing on the wire before the server asks for it. */
export class SaslLogin {
  private readonly settings: SaslSettings;
  private readonly send: (line: string) => void;
  private readonly done: (end: SaslEnd) => void;
  private readonly timers: Timers;
  private cancelLimit: (() => void) | null = null;
  private scram: ScramClient | null = null;
  private pieces = "";
  private state: "idle" | "asked" | "answered" | "over" = "idle";
  /** Account the server says we are logged in to. */
  loggedInAs: string | null = null;

  constructor(
    settings: SaslSettings,
    send: (line: string) => void,
    done: (end: SaslEnd) => void,
    timers: Timers,
  ) {
    this.settings = settings;
    this.send = send;
    this.done = done;
    this.timers = timers;
  }

  get isRunning(): boolean {
    return this.state === "asked" || this.state === "answered";
  }

  start(): void {
    if (this.isRunning) return;
    this.state = "asked";
    this.pieces = "";
    const { mechanism, account, password } = this.settings;
    this.scram = mechanism === "SCRAM-SHA-256" ? new ScramClient(account, password) : null;
    this.cancelLimit = this.timers.after(ANSWER_MS, () => this.abort("the server did not answer"));
    this.send(`AUTHENTICATE ${this.settings.mechanism}`);
  }

  /** The connection is over: `done` is not told any more. */
  stop(): void {
    this.cancelLimit?.();
    this.state = "over";
  }

  /** Takes AUTHENTICATE and the numerics 900 to 908. */
  take(line: IrcLine): void {
    if (line.command === "AUTHENTICATE") {
      this.challenged(line.params[0] ?? "");
    } else if (line.command === "900") this.loggedInAs = accountParam(line.params[2]);
    else if (line.command === "901") this.loggedInAs = null;
    else if (line.command === "903" || line.command === "907") this.accepted();
    else {
      const reason = failures[line.command];
      if (reason) this.finish({ ok: false, reason });
    }
  }

  /** Whether we are in the account that was wanted; any will do when none was named. */
  get isWantedAccount(): boolean {
    if (this.loggedInAs === null) return false;
    const { account } = this.settings;
    // Services compare accounts without regard to ASCII case.
    return account === "" || asciiLower(account) === asciiLower(this.loggedInAs);
  }

  private challenged(param: string): void {
    // Long challenges come in pieces of 400; a shorter one, or a plus, ends them.
    if (param !== "+") this.pieces += param;
    if (param.length >= CHUNK) {
      if (this.pieces.length > MAX_CHALLENGE) this.abort("the server's challenge has no end");
      return;
    }
    const challenge = Buffer.from(this.pieces, "base64").toString();
    this.pieces = "";
    if (this.scram) this.scramStep(this.scram, challenge);
    // Only once: a second challenge to the same exchange would draw the password out again.
    else if (this.state === "asked" && challenge === "") {
      this.state = "answered";
      const { mechanism, account, password } = this.settings;
      this.say(mechanism === "PLAIN" ? `${account}\0${account}\0${password}` : account);
    }
  }

  private scramStep(scram: ScramClient, challenge: string): void {
    if (!this.isRunning) return;
    this.state = "answered";
    const answer = scram.next(challenge);
    if (answer === null) this.abort("the server did not prove that it knows the password");
    else this.say(answer);
  }

  /** Breaks the exchange off; the server answers with 906, which may never come. */
  private abort(reason: string): void {
    this.send("AUTHENTICATE *");
    this.finish({ ok: false, reason });
  }

  private accepted(): void {
    // Whoever takes any password is not the server we share a secret with.
    if (this.scram && !this.scram.isServerProven)
      this.finish({ ok: false, reason: "the server did not prove that it knows the password" });
    else this.finish({ ok: true });
  }

  private say(text: string): void {
    const encoded = Buffer.from(text).toString("base64");
    for (let at = 0; at < encoded.length; at += CHUNK) {
      this.send(`AUTHENTICATE ${encoded.slice(at, at + CHUNK)}`);
    }
    if (encoded.length % CHUNK === 0) this.send("AUTHENTICATE +");
  }

  private finish(end: SaslEnd): void {
    if (!this.isRunning) return;
    this.stop();
    this.done(end);
  }
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}
