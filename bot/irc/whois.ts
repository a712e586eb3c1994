import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import type { Told } from "#core/words/told";
import type { WhoisResult } from "./api.ts";
import { accountParam } from "./context.ts";
import type { Timers } from "./timers.ts";

const TIMEOUT_MS = 10_000;

interface Question {
  nick: string;
  userHost: string;
  account: string | null;
  signonAt: Date | null;
  readonly answer: Promise<WhoisResult | null>;
  resolve(result: WhoisResult | null): void;
  reject(error: AppError): void;
  cancelTimer(): void;
}

/** WHOIS with answers matched to questions by nick; two questions about one nick share an answer. */
export class WhoisRequests {
  private readonly open = new Map<Folded, Question>();
  private readonly timers: Timers;
  private readonly fold: (nick: string) => Folded;

  constructor(timers: Timers, fold: (nick: string) => Folded) {
    this.timers = timers;
    this.fold = fold;
  }

  /** Asks through `send` unless the question is open already. */
  ask(nick: string, send: () => void): Promise<WhoisResult | null> {
    const folded = this.fold(nick);
    const known = this.open.get(folded);
    if (known) return known.answer;
    const { promise, resolve, reject } = promiseParts<WhoisResult | null>();
    const cancelTimer = this.timers.after(TIMEOUT_MS, () =>
      this.fail(folded, { key: "irc.noWhois" }),
    );
    this.open.set(folded, {
      nick,
      userHost: "",
      account: null,
      signonAt: null,
      answer: promise,
      resolve,
      reject,
      cancelTimer,
    });
    send();
    return promise;
  }

  take(line: IrcLine): void {
    if (line.command === "263") this.failAll({ key: "irc.busy" });
    const folded = this.fold(line.params[1] ?? "");
    const question = this.open.get(folded);
    if (question) this.fill(question, folded, line);
  }

  /** The connection ended. */
  failAll(reason: Told): void {
    for (const folded of [...this.open.keys()]) this.fail(folded, reason);
  }

  private fill(question: Question, folded: Folded, { command, params }: IrcLine): void {
    const [, nick = "", third = "", fourth = ""] = params;
    if (command === "311") {
      question.nick = nick;
      question.userHost = `${third}@${fourth}`;
    } else if (command === "317") question.signonAt = secondsToDate(fourth);
    else if (command === "330") question.account = accountParam(third);
    else if (command === "318" || command === "401" || command === "402") {
      this.close(folded);
      const { userHost, account, signonAt } = question;
      const isThere = userHost !== "" && command === "318";
      question.resolve(isThere ? { nick: question.nick, userHost, account, signonAt } : null);
    }
  }

  private fail(folded: Folded, reason: Told): void {
    const question = this.open.get(folded);
    this.close(folded);
    question?.reject(new AppError("unavailable", reason));
  }

  private close(folded: Folded): void {
    this.open.get(folded)?.cancelTimer();
    this.open.delete(folded);
  }
}

function secondsToDate(seconds: string): Date | null {
  const time = Number(seconds) * 1_000;
  return Number.isSafeInteger(time) && time > 0 && time < 8.64e15 ? new Date(time) : null;
}

/** A promise with its ends in hand. */
export function promiseParts<Value>(): {
  readonly promise: Promise<Value>;
  resolve(value: Value): void;
  reject(error: Error): void;
} {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
