/** Running pieces of a module: each with a time limit, and all of them to be waited for when the module goes. */
import type { BlameWriter } from "./blame.ts";

export interface TaskDeps {
  readonly module: string;
  readonly blame: BlameWriter;
}

export class TimeUp extends Error {
  override readonly name = "TimeUp";
}

export interface Tasks {
  /** How many run right now. */
  readonly count: number;
  /**
   * Runs `work` and gives its result. Rejects with TimeUp after `limitMs`; the signal that `work` got is aborted then, and
   * also when the module goes.
   */
  run<Result>(
    limitMs: number,
    work: (signal: AbortSignal) => Result | Promise<Result>,
  ): Promise<Result>;
  /** Resolves when nothing runs any more, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
  /** Aborts what still runs. */
  abort(reason: Error): void;
}

export function createTasks({ module, blame }: TaskDeps): Tasks {
  const running = new Map<Promise<unknown>, AbortController>();

  return {
    get count() {
      return running.size;
    },
    run(limitMs, work) {
      const controller = new AbortController();
      const leave = blame.enter(module);
      const result = (async () => work(controller.signal))().finally(() => {
        leave();
        running.delete(result);
      });
      running.set(result, controller);
      return withLimit(result, limitMs, controller);
    },
    async settled(limitMs) {
      if (running.size === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([Promise.allSettled(running.keys()), limit]);
      clearTimeout(timer);
    },
    abort(reason) {
      for (const controller of running.values()) controller.abort(reason);
    },
  };
}

function withLimit<Result>(
  result: Promise<Result>,
  limitMs: number,
  controller: AbortController,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = new TimeUp(`not done after ${limitMs} ms`);
      controller.abort(error);
      reject(error);
    }, limitMs);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
