import { systemTimers, type Timers } from "../irc/timers.ts";

/** A monotonic clock that a test turns by hand; due tasks run in order of their time. */
export class FakeTimers implements Timers {
  private time = 0;
  private readonly tasks = new Set<{ readonly at: number; readonly task: () => void }>();

  now(): number {
    return this.time;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.time + Math.max(0, ms), task };
    this.tasks.add(entry);
    return () => this.tasks.delete(entry);
  }

  /** How many tasks wait. */
  get waiting(): number {
    return this.tasks.size;
  }

  /** Turns the clock on and runs what falls due meanwhile, what that starts included. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.tasks].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.time = Math.max(this.time, due.at);
      this.tasks.delete(due);
      due.task();
    }
    this.time = end;
  }
}

/** Real timers that run `times` as fast, for waits that tests cannot sit out. */
export function hurriedTimers(times: number): Timers {
  return {
    now: () => systemTimers.now() * times,
    after: (ms, task) => systemTimers.after(ms / times, task),
  };
}
