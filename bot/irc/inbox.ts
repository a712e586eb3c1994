/** Lines read from a socket that wait to be handled. Nothing is thrown away: a full inbox stops the reading. */

export interface InboxHooks {
  /** Must not throw. */
  handle(line: string): void;
  /** True while whoever takes in what lines cause is behind; must not stay true for long. */
  isHeld(): boolean;
  /** The socket is not to be read until `resume`. */
  pause(): void;
  resume(): void;
}

/** About 80,000 lines of chat: more than a burst, and what a server would queue for us before it gives us up. In characters. */
const FULL = 8 * 1024 * 1024;
const ROOM = FULL / 2;
/** Handling stops after this, so that timers, other sockets and the answers of modules have their turn. */
const SLICE_MS = 4;
const LINES_PER_LOOK = 16;
const HELD_MS = 5;

export class Inbox {
  readonly #hooks: InboxHooks;
  #lines: string[] = [];
  /** The place in `#lines` of the next to handle. */
  #next = 0;
  #chars = 0;
  #isPaused = false;
  #isRunning = false;
  #again: (() => void) | null = null;
  #end: (() => void) | null = null;

  constructor(hooks: InboxHooks) {
    this.#hooks = hooks;
  }

  /** Takes lines in and handles them, in order: at once when nothing waits. */
  push(line: string): void {
    this.#lines.push(line);
    this.#chars += line.length;
  }

  /** Handles what waits. To be called after each {@link push}ed piece. */
  run(): void {
    if (this.#isRunning || this.#again) return;
    this.#isRunning = true;
    const isDone = this.#slice();
    this.#isRunning = false;
    if (isDone) {
      this.#empty();
      this.#end?.();
      this.#end = null;
    } else this.#later();
    this.#breathe();
  }

  /** Calls `end` once everything that came before was handled; nothing is pushed after it. */
  finish(end: () => void): void {
    this.#end = end;
    this.run();
  }

  /** Forgets everything; a `finish` that waits is forgotten, too. */
  drop(): void {
    this.#again?.();
    this.#again = null;
    this.#end = null;
    this.#empty();
  }

  /** True when nothing is left. */
  #slice(): boolean {
    const until = performance.now() + SLICE_MS;
    while (this.#next < this.#lines.length) {
      if (this.#next % LINES_PER_LOOK === 0 && this.#mustWait(until)) return false;
      const line = this.#lines[this.#next++] ?? "";
      this.#chars -= line.length;
      this.#hooks.handle(line);
    }
    return true;
  }

  #mustWait(until: number): boolean {
    return this.#hooks.isHeld() || (this.#next > 0 && performance.now() > until);
  }

  #later(): void {
    this.#lines = this.#lines.slice(this.#next);
    this.#next = 0;
    const run = () => {
      this.#again = null;
      this.run();
    };
    if (this.#hooks.isHeld()) {
      const timer = setTimeout(run, HELD_MS);
      this.#again = () => clearTimeout(timer);
    } else {
      const immediate = setImmediate(run);
      this.#again = () => clearImmediate(immediate);
    }
  }

  #empty(): void {
    this.#lines = [];
    this.#next = 0;
    this.#chars = 0;
  }

  #breathe(): void {
    if (!this.#isPaused && this.#chars > FULL) {
      this.#isPaused = true;
      this.#hooks.pause();
    } else if (this.#isPaused && this.#chars < ROOM) {
      this.#isPaused = false;
      this.#hooks.resume();
    }
  }
}
