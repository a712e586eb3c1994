import type { Folded } from "#core/irc/casemapping";
import { defaultIsupport } from "#core/irc/isupport";
import { readChannelTarget } from "#core/irc/names";
import type { Clock } from "#core/time";
import type { Told } from "#core/words/told";
import type { IrcEvent, SendOutcome, SendRequest } from "./api.ts";
import { composeParts, type Part } from "./compose.ts";
import type { Confirmations } from "./confirm.ts";
import type { PrivateSpread } from "./private-spread.ts";
import { RepeatGuard } from "./repeat-guard.ts";
import type { SendQueue } from "./send-queue.ts";
import type { Session } from "./session/session.ts";
import type { Timers } from "./timers.ts";

export interface SpeechDeps {
  readonly queue: SendQueue;
  readonly confirmations: Confirmations;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly spread: PrivateSpread;
  fold(name: string): Folded;
  /** False on networks that take whatever we send. */
  mustSpread(): boolean;
  session(): Session | null;
  /** What we said, on networks that do not show it back. */
  spoke(event: IrcEvent): void;
}

/** Length of a hostmask nobody has shown us yet: nick, username and host at their longest. */
const UNKNOWN_OWN_BYTES = 30 + 1 + 11 + 64;

/** Everything the bot says: split, queued, sent, and followed until its fate is known. */
export class Speech {
  private readonly deps: SpeechDeps;
  private readonly repeats: RepeatGuard;

  constructor(deps: SpeechDeps) {
    this.deps = deps;
    this.repeats = new RepeatGuard(deps.timers);
  }

  async send(request: SendRequest): Promise<SendOutcome> {
    const session = this.deps.session();
    const parts = composeParts(
      request,
      session?.isupport ?? defaultIsupport,
      session?.ownBytes ?? UNKNOWN_OWN_BYTES,
    );
    if (!this.repeats.allow(this.deps.fold(request.target), request.text)) {
      return { state: "failed", reason: { key: "irc.repeated" } };
    }
    if (!(await this.mayGo(request))) {
      return { state: "failed", reason: { key: "irc.tooManyWait" } };
    }
    const last = parts.length - 1;
    const outcomes = parts.map((part, index) => this.sendPart(part, request, index === last));
    return worstOf(await Promise.all(outcomes));
  }

  /** Waits where the server wants private words to many people spread; false when too many wait. A person at the console does not wait. */
  private async mayGo({ target, priority }: SendRequest): Promise<boolean> {
    const session = this.deps.session();
    if (!session || priority === "control" || !this.deps.mustSpread()) return true;
    if (readChannelTarget(target, session.isupport)) return true;
    try {
      // Not awaited when there is nothing to wait for, so that nothing overtakes.
      const turn = this.deps.spread.turn(session.presence.fold(target));
      if (turn) await turn;
      return true;
    } catch {
      // Its bound is reached; the sender is told.
      return false;
    }
  }

  private sendPart(part: Part, request: SendRequest, isLast: boolean): Promise<SendOutcome> {
    const { target, from = "", signal, begin } = request;
    return new Promise((resolve, reject) => {
      let label: string | null = null;
      const fail = (reason: Told | string) => resolve({ state: "failed", reason });
      if (signal?.aborted) return fail({ key: "irc.cancelled" });
      const cancel = this.deps.queue.push({
        line: part.line,
        lane: begin ? "control" : (request.priority ?? "normal"),
        from,
        target,
        survives: true,
        ...(begin && {
          prepare: () =>
            begin().catch((error: unknown) => {
              reject(error);
              throw error;
            }),
        }),
        decorate: (line) => {
          label = request.confirm === false ? null : this.newLabel();
          return label === null ? line : `@label=${label} ${line}`;
        },
        onSent: () => resolve(this.sent(part, request, label, isLast)),
        onDropped: fail,
      });
      if (!cancel) return fail({ key: "irc.queueFull" });
      signal?.addEventListener("abort", cancel, { once: true });
    });
  }

  private newLabel(): string | null {
    const capabilities = this.deps.session()?.capabilities;
    const canLabel = capabilities?.has("labeled-response") && capabilities.has("echo-message");
    return canLabel ? this.deps.confirmations.newLabel() : null;
  }

  private sent(
    part: Part,
    { target, style, confirm = true }: SendRequest,
    label: string | null,
    isLast: boolean,
  ): SendOutcome | Promise<SendOutcome> {
    const session = this.deps.session();
    const hasEcho = session?.capabilities.has("echo-message") ?? false;
    if (session && !hasEcho) this.deps.spoke(this.ownEvent(part.text, target, style, session));
    if (!confirm) return { state: "unconfirmed" };
    const isEnd = isLast && this.deps.queue.normalDepth === 0;
    return this.deps.confirmations.sent(target, label, hasEcho, isEnd);
  }

  private ownEvent(
    text: string,
    target: string,
    kind: SendRequest["style"],
    session: Session,
  ): IrcEvent {
    const { nick, ownUserHost: userHost } = session;
    return {
      kind,
      at: this.deps.clock(),
      source: {
        nick,
        userHost,
        hostmask: userHost ? `${nick}!${userHost}` : nick,
        account: undefined,
        isBot: true,
        isServer: false,
      },
      own: true,
      playback: false,
      channel: readChannelTarget(target, session.isupport)?.channel ?? null,
      target,
      text,
    };
  }
}

/** A message of several parts is as good as its worst. */
function worstOf(outcomes: readonly SendOutcome[]): SendOutcome {
  const failed = outcomes.find(({ state }) => state === "failed");
  if (failed) return failed;
  return {
    state: outcomes.some(({ state }) => state === "unconfirmed") ? "unconfirmed" : "confirmed",
  };
}
