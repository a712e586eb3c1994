/** Running pieces of a module: each with a time limit, and all of them to be waited for when the module goes. */
import type { BlameWriter } from "./blame.ts";

export interface TaskDeps {
  readonly module: string;
  readonly blame: BlameWriter;
}

export class TimeUp extends Error {
  override readonly name = "TimeUp";
}

/** One run of a module's code. Its signal is made when somebody asks for it; most runs never do. */
export class Task {
  #controller: AbortController | undefined;
  #reason: Error | undefined;

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  abort(reason: Error): void {
    this.#reason ??= reason;
    this.#controller?.abort(reason);
  }
}

export interface Tasks {
  /** How many run right now. */
  readonly count: number;
  /**
   * Runs `work` and gives its result, at once when there is nothing to wait for. A promise that it gives rejects with TimeUp after
   * `limitMs`; the task's signal is aborted then, and also when the module goes. Throws what `work` throws.
   */
  run<Result>(
    limitMs: number,
    work: (task: Task) => Result | Promise<Result>,
  ): Result | Promise<Result>;
  /** Resolves when nothing runs any more, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
  /** Aborts what still runs. */
  abort(reason: Error): void;
}

export function createTasks({ module, blame }: TaskDeps): Tasks {
  const running = new Map<Promise<unknown>, Task>();

  return {
    get count() {
      return running.size;
    },
    run(limitMs, work) {
      const task = new Task();
      const leave = blame.enter(module);
      let result: ReturnType<typeof work> | undefined;
      try {
        result = work(task);
      } finally {
        if (!isPromise(result)) leave();
      }
      if (!isPromise(result)) return result;
      const promise = result;
      running.set(promise, task);
      return withLimit(promise, limitMs, task, () => {
        leave();
        running.delete(promise);
      });
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
      for (const task of running.values()) task.abort(reason);
    },
  };
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value;
}

/** `done` is called when the work itself ends, however late. */
function withLimit<Result>(
  work: Promise<Result>,
  limitMs: number,
  task: Task,
  done: () => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = new TimeUp(`not done after ${limitMs} ms`);
      task.abort(error);
      reject(error);
    }, limitMs);
    const end = () => {
      clearTimeout(timer);
      done();
    };
    work.then(
      (result) => {
        end();
        resolve(result);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
