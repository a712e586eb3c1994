/** Taking our nick from whoever has it, in the words of whichever services there are. */
import type { Timers } from "../timers.ts";

export type ReclaimCommand = "GHOST" | "REGAIN" | "RECOVER" | "RELEASE";

interface ReclaimHooks {
  /** Tells services one command, with our proof where they need one; false when whoever has their nick is not them. */
  tell(command: string): Promise<boolean>;
  /** Asks the server for the nick. */
  ask(nick: string): void;
}

/** From one word to services to the next, where they say nothing that we understand; and before the server is asked. */
const PAUSE_MS = 2_000;

/** What else to try where a command is unknown: Atheme has the first and the last, Anope the second, old services the last two. */
const KNOWN_BY_OTHERS = ["REGAIN", "RECOVER", "GHOST"] as const;

// Said by Anope, Atheme and IRC Services, in English; the pauses see to the rest.
const unknownCommand = /\b(unknown|invalid|unrecognized) command\b|\bno such command\b/i;
const notProven =
  /\b(access|permission) denied\b|\bauthentication failed\b|\b(invalid|incorrect|wrong) password\b|\bpassword (is )?(incorrect|invalid|wrong)\b/i;
/** Of one command that has to be said twice: Anope 2.0 on servers where it cannot change nicks itself. */
const onceMore = /\buse this command again\b/i;
/** Of an enforcer that sits on the nick now: IRC Services, Anope 1.8. */
const heldByServices = /\bRELEASE\b/;

interface Course {
  readonly nick: string;
  command: ReclaimCommand;
  readonly tried: Set<string>;
  /** The last word to services before the server is asked for the nick. */
  isLast: boolean;
}

/** One attempt at a time. Ended by {@link Reclaim.stop}, by the nick being ours, or by having asked the server for it. */
export class Reclaim {
  readonly #hooks: ReclaimHooks;
  readonly #timers: Timers;
  #course: Course | null = null;
  #cancelPause: (() => void) | null = null;
  /** What these services turned out to know. */
  #known: ReclaimCommand | null = null;

  constructor(hooks: ReclaimHooks, timers: Timers) {
    this.#hooks = hooks;
    this.#timers = timers;
  }

  /** Begins with the command that the settings name, or with what took its place earlier in this connection. Nothing while an attempt is under way. */
  async start(nick: string, chosen: ReclaimCommand): Promise<void> {
    if (this.#course?.nick === nick) return;
    this.stop();
    const command = this.#known ?? chosen;
    const tried = new Set([chosen, command]);
    this.#course = { nick, command, tried, isLast: command !== "RECOVER" };
    await this.#say(this.#course, command);
  }

  stop(): void {
    this.#cancelPause?.();
    this.#cancelPause = null;
    this.#course = null;
  }

  /** The connection is over; on the next one there may be other services. */
  forget(): void {
    this.stop();
    this.#known = null;
  }

  /** What services themselves say, while nothing else was asked of them. */
  async take(text: string): Promise<void> {
    const course = this.#course;
    if (!course) return;
    if (unknownCommand.test(text)) await this.#tryAnother(course);
    // One more wrong password might be one too many.
    else if (notProven.test(text)) this.stop();
    else if (course.isLast) return;
    else if (onceMore.test(text)) await this.#sayLast(course, course.command);
    else if (heldByServices.test(text)) await this.#sayLast(course, "RELEASE");
  }

  async #tryAnother(course: Course): Promise<void> {
    // RELEASE comes after something that worked; where it is unknown nothing is held.
    const next = KNOWN_BY_OTHERS.find((command) => !course.tried.has(command));
    if (course.isLast && course.command === "RECOVER") return;
    if (!next) {
      this.stop();
      return;
    }
    course.tried.add(next);
    course.command = next;
    course.isLast = next !== "RECOVER";
    this.#known = next;
    await this.#say(course, next);
  }

  async #sayLast(course: Course, command: ReclaimCommand): Promise<void> {
    course.isLast = true;
    await this.#say(course, command);
  }

  async #say(course: Course, command: ReclaimCommand): Promise<void> {
    this.#cancelPause?.();
    this.#cancelPause = null;
    const wasTold = await this.#hooks.tell(`${command} ${course.nick}`);
    if (this.#course !== course) return;
    if (!wasTold) this.stop();
    else this.#cancelPause = this.#timers.after(PAUSE_MS, () => this.#paused(course));
  }

  /** Nothing that we understood was said meanwhile; services may speak another language. */
  #paused(course: Course): void {
    if (!course.isLast) void this.#sayLast(course, "RELEASE");
    else {
      this.stop();
      this.#hooks.ask(course.nick);
    }
  }
}
