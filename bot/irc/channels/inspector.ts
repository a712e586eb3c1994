import type { Folded } from "#core/irc/casemapping";
import type { IrcLine } from "#core/irc/message";
import type { QueuedLine } from "../queued-line.ts";
import type { Timers } from "../timers.ts";

export interface InspectorHooks {
  fold(name: string): Folded;
  /** Queues a line; null when there is no room. */
  push(entry: QueuedLine): (() => void) | null;
}

/** What is asked about a channel, by the command that asks and the numerics that end its answer. */
const ends = {
  who: new Set(["315"]),
  modes: new Set(["324"]),
  lists: new Set(["368", "349", "347", "729"]),
} as const;

type Inspected = keyof typeof ends;

/** Answers after which asking again is of no use: no such channel, not in it, not ours to see, unknown mode. */
const refusals: ReadonlySet<string> = new Set(["403", "442", "472", "481", "482"]);
/** RPL_TRYAGAIN: the server is busy. */
const TRY_AGAIN = "263";

const ANSWER_MS = 30_000;
const AGAIN_MS = 15_000;
/** A server that never answers is not asked for ever. */
const MAX_TRIES = 5;

interface Question {
  readonly key: string;
  readonly what: Inspected;
  readonly channel: string;
  readonly line: string;
  tries: number;
}

/**
 * Asks about channels what NAMES did not tell, one question at a time, until each was answered: so that the send queue never holds
 * more than one of them, and none is lost when it is full or the server busy, however many channels there are.
 */
export class Inspector {
  private readonly hooks: InspectorHooks;
  private readonly timers: Timers;
  /** Whose turn is next comes first. */
  private readonly waiting = new Map<string, Question>();
  private asked: Question | null = null;
  private cancelLine: (() => void) | null = null;
  private cancelTimer: (() => void) | null = null;

  constructor(hooks: InspectorHooks, timers: Timers) {
    this.hooks = hooks;
    this.timers = timers;
  }

  /** Asks unless that question waits already. */
  ask(what: Inspected, channel: string, line: string): void {
    const key = `${what} ${this.hooks.fold(channel)}`;
    this.waiting.set(key, { key, what, channel, line, tries: 0 });
    this.next();
  }

  /** Takes the end of an answer, a refusal, or the wish to be asked later. */
  take({ command, params }: IrcLine): void {
    const { asked } = this;
    if (!asked) return;
    const [, about = ""] = params;
    if (command === TRY_AGAIN) {
      if (asked.line.startsWith(`${about.toUpperCase()} `)) this.later(asked);
    } else if (
      this.isAbout(asked, about) &&
      (ends[asked.what].has(command) || refusals.has(command))
    )
      this.done();
  }

  /** We are not there any more. */
  left(channel: string): void {
    for (const [key, question] of this.waiting)
      if (this.isAbout(question, channel)) this.waiting.delete(key);
    if (this.asked && this.isAbout(this.asked, channel)) this.done();
  }

  /** The connection ended. */
  stop(): void {
    this.waiting.clear();
    this.forget();
  }

  private isAbout({ channel }: Question, name: string): boolean {
    return this.hooks.fold(channel) === this.hooks.fold(name);
  }

  private next(): void {
    if (this.asked || this.cancelTimer) return;
    const [first] = this.waiting.values();
    if (!first) return;
    this.waiting.delete(first.key);
    this.asked = first;
    const isStill = () => this.asked === first;
    const { line, channel: target } = first;
    const cancel = this.hooks.push({
      ...{ line, lane: "survey", from: "presence", target },
      onSent: () => {
        if (isStill()) this.wait(ANSWER_MS, () => this.unanswered(first));
      },
      onDropped: () => {
        if (isStill()) this.later(first);
      },
    });
    // It may have gone out, or been dropped, already.
    if (cancel === null) this.later(first);
    else if (isStill()) this.cancelLine = cancel;
  }

  /** The others go first. */
  private unanswered(question: Question): void {
    if (++question.tries < MAX_TRIES) this.again(question);
    this.done();
  }

  /** There is no room, or the server is busy: nothing is asked for a while. */
  private later(question: Question): void {
    this.again(question);
    this.forget();
    this.wait(AGAIN_MS, () => this.next());
  }

  private again(question: Question): void {
    if (!this.waiting.has(question.key)) this.waiting.set(question.key, question);
  }

  private done(): void {
    this.forget();
    this.next();
  }

  private forget(): void {
    const { cancelLine } = this;
    this.asked = null;
    this.cancelLine = null;
    this.cancelTimer?.();
    this.cancelTimer = null;
    cancelLine?.();
  }

  private wait(ms: number, task: () => void): void {
    this.cancelTimer?.();
    this.cancelTimer = this.timers.after(ms, () => {
      this.cancelTimer = null;
      task();
    });
  }
}
