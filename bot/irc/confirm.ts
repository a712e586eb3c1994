import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import type { SendOutcome } from "./api.ts";
import { SEND_REFUSED, serverError } from "./server-errors.ts";
import type { Timers } from "./timers.ts";

const PATIENCE_MS = 15_000;
/** Each costs a message's place on the wire; the answer still comes before patience ends. */
const PING_EVERY_MS = 9_000;
const WORD = "steward-sent-";

export interface ConfirmHooks {
  fold(name: string): Folded;
  /** Queues a PING behind what was sent. */
  ping(word: string): void;
}

interface Sent {
  readonly target: Folded;
  readonly label: string | null;
  /** A PING that is on its way stands for it. */
  isVouched: boolean;
  settle(outcome: SendOutcome): void;
}

/**
 * Finds out how messages that went out ended: by their label or echo where the server gives one, else by a PING behind them whose
 * answer means that the server has dealt with everything before. What stays open after 15 s is unconfirmed.
 */
export class Confirmations {
  private readonly hooks: ConfirmHooks;
  private readonly timers: Timers;
  private open: Sent[] = [];
  /** Words of PINGs on their way, with the messages each vouches for. */
  private readonly pings = new Map<string, readonly Sent[]>();
  private count = 0;
  private lastPingAt = Number.NEGATIVE_INFINITY;
  private cancelPing: (() => void) | null = null;

  constructor(hooks: ConfirmHooks, timers: Timers) {
    this.hooks = hooks;
    this.timers = timers;
  }

  /** The next label for a message, unique for this connection. */
  newLabel(): string {
    return (++this.count).toString(36);
  }

  /** A message is on the socket. `hasEcho` says that the server will show it back; `isLast` that none waits behind it. */
  sent(
    target: string,
    label: string | null,
    hasEcho: boolean,
    isLast: boolean,
  ): Promise<SendOutcome> {
    return new Promise((resolve) => {
      const cancel = this.timers.after(PATIENCE_MS, () => sent.settle({ state: "unconfirmed" }));
      const sent: Sent = {
        target: this.hooks.fold(target),
        label,
        isVouched: false,
        settle: (outcome) => {
          cancel();
          this.open = this.open.filter((other) => other !== sent);
          resolve(outcome);
        },
      };
      this.open.push(sent);
      if (!hasEcho) this.pingIfDue(isLast);
    });
  }

  /** Takes PONG, refusals, FAIL and labelled answers. */
  take(line: IrcLine): void {
    if (line.command === "PONG") this.answered(line);
    const label = line.tags.get("label");
    if (SEND_REFUSED.has(line.command)) {
      this.find(line.params[1] ?? "", label)?.settle({
        state: "failed",
        reason: serverError(line.command, line.params.at(-1) ?? ""),
      });
    } else if (line.command === "FAIL" && label !== undefined) {
      const reason = line.params.at(-1) ?? ({ key: "irc.refusedByServer" } as const);
      this.find("", label)?.settle({ state: "failed", reason });
    } else if (line.command === "ACK" && label !== undefined) {
      this.find("", label)?.settle({ state: "confirmed" });
    }
  }

  /** Our own message came back. */
  echoed(target: string, label: string | undefined): void {
    this.find(target, label)?.settle({ state: "confirmed" });
  }

  /** The connection ended: what had gone out may have arrived or not, and is never repeated. */
  abandon(): void {
    for (const sent of [...this.open]) sent.settle({ state: "unconfirmed" });
    this.pings.clear();
    this.cancelPing?.();
    this.cancelPing = null;
    this.lastPingAt = Number.NEGATIVE_INFINITY;
  }

  private find(target: string, label: string | undefined): Sent | undefined {
    if (label !== undefined) return this.open.find((sent) => sent.label === label);
    const folded = this.hooks.fold(target);
    return this.open.find((sent) => sent.target === folded);
  }

  private pingIfDue(isLast: boolean): void {
    const now = this.timers.now();
    const restMs = this.lastPingAt + PING_EVERY_MS - now;
    if (!isLast && restMs > 0) {
      // What waits behind may be no message of ours, and then nobody else asks.
      this.cancelPing ??= this.timers.after(restMs, () => this.ping());
    } else this.ping();
  }

  private ping(): void {
    this.cancelPing?.();
    this.cancelPing = null;
    this.lastPingAt = this.timers.now();
    const word = `${WORD}${++this.count}`;
    const vouched = this.open.filter((sent) => !sent.isVouched);
    if (vouched.length === 0) return;
    for (const sent of vouched) sent.isVouched = true;
    this.pings.set(word, vouched);
    this.hooks.ping(word);
  }

  private answered({ params }: IrcLine): void {
    const word = params.find((param) => this.pings.has(param));
    if (word === undefined) return;
    const sent = this.pings.get(word) ?? [];
    this.pings.delete(word);
    for (const each of sent) each.settle({ state: "confirmed" });
  }
}
