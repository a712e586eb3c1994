import { AppError } from "#core/errors";
import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import type { Told } from "#core/words/told";
import { NICK_REFUSED, serverError } from "./server-errors.ts";
import type { Timers } from "./timers.ts";
import { promiseParts } from "./whois.ts";

export interface NickKeeperHooks {
  fold(name: string): Folded;
  send(line: string): void;
  watch(nick: string): void;
  unwatch(nick: string): void;
}

const RETRY_MS = 60_000;
const ANSWER_MS = 20_000;

/** Gets the wanted nick back: at once when its holder is seen to go, and every minute besides. */
export class NickKeeper {
  private readonly hooks: NickKeeperHooks;
  private readonly timers: Timers;
  private wanted: string;
  private current = "";
  private cancelRetry: (() => void) | null = null;
  private waiter: { nick: string; resolve(): void; reject(error: Error): void } | null = null;
  private isConnected = false;

  constructor(wanted: string, hooks: NickKeeperHooks, timers: Timers) {
    this.wanted = wanted;
    this.hooks = hooks;
    this.timers = timers;
  }

  start(nick: string): void {
    this.isConnected = true;
    this.current = nick;
    this.pursue();
  }

  stop(): void {
    this.isConnected = false;
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.settle({ key: "irc.lost" });
  }

  /** What the settings want from now on. */
  setWanted(nick: string): void {
    if (nick === this.wanted) return;
    this.hooks.unwatch(this.wanted);
    this.wanted = nick;
    if (this.isConnected && nick !== this.current) this.hooks.send(`NICK ${nick}`);
    if (this.isConnected) this.pursue();
  }

  /** Changes the nick for good. Resolves when the server did it; rejects with its reason. */
  change(nick: string): Promise<void> {
    if (!this.isConnected) {
      throw new AppError("unavailable", { key: "irc.notConnected" });
    }
    if (this.waiter) throw new AppError("conflict", { key: "irc.changingNick" });
    if (nick === this.current) return Promise.resolve();
    const { promise, resolve, reject } = promiseParts<void>();
    const cancel = this.timers.after(ANSWER_MS, () => this.settle({ key: "irc.noAnswer" }));
    this.waiter = {
      nick,
      resolve: () => {
        cancel();
        resolve();
      },
      reject: (error) => {
        cancel();
        reject(error);
      },
    };
    this.hooks.send(`NICK ${nick}`);
    return promise;
  }

  /** Our nick changed, by us or by services. */
  changed(to: string): void {
    this.current = to;
    if (this.waiter && this.hooks.fold(this.waiter.nick) === this.hooks.fold(to)) {
      this.wanted = this.waiter.nick;
      this.settle(null);
    }
    this.pursue();
  }

  /** Somebody gave up a nick. */
  freed(nick: string): void {
    const isWanted = this.hooks.fold(nick) === this.hooks.fold(this.wanted);
    if (this.isConnected && isWanted && !this.isContent) this.hooks.send(`NICK ${this.wanted}`);
  }

  refused({ command, params }: IrcLine): void {
    if (NICK_REFUSED.has(command)) this.settle(serverError(command, params.at(-1) ?? ""));
  }

  /** True for the nick the settings want, in any spelling. */
  isWanted(nick: string): boolean {
    return this.hooks.fold(nick) === this.hooks.fold(this.wanted);
  }

  private get isContent(): boolean {
    return this.isWanted(this.current);
  }

  private pursue(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    if (this.isContent) {
      this.hooks.unwatch(this.wanted);
      return;
    }
    this.hooks.watch(this.wanted);
    this.cancelRetry = this.timers.after(RETRY_MS, () => {
      this.hooks.send(`NICK ${this.wanted}`);
      this.pursue();
    });
  }

  private settle(reason: Told | string | null): void {
    const { waiter } = this;
    this.waiter = null;
    if (reason === null) waiter?.resolve();
    else waiter?.reject(new AppError("unavailable", reason));
  }
}
