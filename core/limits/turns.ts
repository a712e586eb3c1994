import { AppError } from "#core/errors";

/**
 * Work that only so many may do at once; the others wait in order. A queue that is full refuses with AppError
 * unavailable instead of growing, so load never turns into memory.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting: number;
  #running = 0;
  readonly #queue: (() => void)[] = [];

  constructor(atOnce: number, waiting: number) {
    this.#atOnce = atOnce;
    this.#waiting = waiting;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #enter(): Promise<void> {
    if (this.#running < this.#atOnce) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#queue.length >= this.#waiting)
      return Promise.reject(new AppError("unavailable", { key: "limits.busy" }));
    return new Promise((resolve) => this.#queue.push(resolve));
  }

  #leave(): void {
    const next = this.#queue.shift();
    // The turn goes straight to the next in line, so nobody can slip in between.
    if (next) next();
    else this.#running -= 1;
  }

  get idle(): boolean {
    return this.#running === 0;
  }
}
