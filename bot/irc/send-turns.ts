import type { SendOutcome, SendRequest } from "./api.ts";

/** Gives a request as it may go out, null where it may not; null at once where nobody wants to be asked. */
export type Answer = null | Promise<SendRequest | null>;

const stoppedByModule = {
  state: "failed",
  reason: { key: "irc.stoppedByModule" },
} as const satisfies SendOutcome;

/** Keeps lines in the order they were asked for: one that nobody is asked about waits for those before it that somebody is. */
export class SendTurns {
  /** Settled when every line asked for so far was sent or stopped; null when none waits. */
  private waiting: Promise<void> | null = null;

  /** Sends `request`, at once if nothing is in its way, else as `answer` has it when its turn has come. */
  take(
    request: SendRequest,
    answer: Answer,
    send: (request: SendRequest) => Promise<SendOutcome>,
  ): Promise<SendOutcome> {
    if (answer === null && this.waiting === null) return send(request);
    const turn = Promise.all([answer, this.waiting]).then(([allowed]) =>
      answer === null || allowed ? send(allowed ?? request) : stoppedByModule,
    );
    const settled = turn.then(
      () => {},
      () => {},
    );
    this.waiting = settled;
    void settled.then(() => {
      if (this.waiting === settled) this.waiting = null;
    });
    return turn;
  }
}
