import type { ChannelStatus } from "#core/networks/status";
import type { LineFate } from "../queued-line.ts";
import { JOIN_LATER, serverError } from "../server-errors.ts";
import { joinLines } from "./join-lines.ts";
import type { KeptChannel } from "./kept-channel.ts";

export interface JoinHooks {
  /** Queues a line of our own making; its fate is told once, perhaps at once. */
  send(line: string, fate?: LineFate): void;
  /** How many channels the server takes in one JOIN. */
  joinLimit(): number;
  status(rowId: string, status: ChannelStatus, detail: string): void;
  /** A join was refused. */
  failed(channel: string, reason: string): void;
  /** A channel is awaited no more. */
  settled(): void;
}

const NO_ANSWER = "The server did not answer; the bot tries again.";

/** JOINs from asking to the answer, or to the end of patience; each that failed leads to another one some time. */
export class Joins {
  /** Nothing is asked while there is no connection. */
  isConnected = false;
  private readonly hooks: JoinHooks;

  constructor(hooks: JoinHooks) {
    this.hooks = hooks;
  }

  /** Asks for channels now, several in a line. */
  ask(channels: readonly KeptChannel[]): void {
    for (const kept of channels) {
      kept.isAwaited = true;
      this.tell(kept, "joining", "");
    }
    for (const { line, channels: asked } of joinLines(channels, this.hooks.joinLimit())) {
      const each = (act: (kept: KeptChannel) => void) => () => asked.forEach(act);
      this.hooks.send(line, {
        sent: each((kept) => kept.asked(() => this.unanswered(kept))),
        dropped: each((kept) => this.unanswered(kept)),
      });
    }
  }

  /** Asks after a while, unless we are in by then. */
  askLater(kept: KeptChannel, delayMs: number): void {
    kept.retryIn(delayMs, () => {
      if (this.isConnected && !kept.isIn) this.ask([kept]);
    });
  }

  /** The server refused with this numeric, whose text may say why. */
  refused(kept: KeptChannel, command: string, text: string): void {
    const isForward = command === "470";
    kept.wantsAccount = command === "477" || isForward;
    this.fail(kept, serverError(command, text));
    if (JOIN_LATER.has(command)) this.askLater(kept, kept.refusedAgainMs(isForward));
  }

  /** Nothing came, or the JOIN never went out. */
  private unanswered(kept: KeptChannel): void {
    if (!this.isConnected || !kept.isAwaited) return;
    this.fail(kept, NO_ANSWER);
    this.askLater(kept, kept.refusedAgainMs());
  }

  private fail(kept: KeptChannel, reason: string): void {
    kept.isAwaited = false;
    kept.cancelRetry();
    this.tell(kept, "refused", reason);
    this.hooks.failed(kept.wanted.name, reason);
    kept.settle(reason);
    this.hooks.settled();
  }

  /** Writes to the channel's row, if it has one. */
  tell({ wanted }: KeptChannel, status: ChannelStatus, detail: string): void {
    if (wanted.rowId !== null) this.hooks.status(wanted.rowId, status, detail);
  }
}
