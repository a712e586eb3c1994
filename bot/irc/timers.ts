/** Waiting by the monotonic clock, which no change of the wall clock moves; tests pass their own. */
export interface Timers {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; gives the way to cancel. */
  after(ms: number, task: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
