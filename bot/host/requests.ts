/** Questions to a host that it answers by number. */
import { AppError } from "#core/errors";

interface Waiting {
  readonly timer: NodeJS.Timeout;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface Requests {
  /** Calls `send` with a number; resolves with what {@link settle} gets for it. Rejects with AppError unavailable when nothing comes. */
  ask(limitMs: number, send: (request: number) => boolean): Promise<unknown>;
  settle(request: number | null, value: unknown): void;
  fail(request: number | null, error: Error): void;
  failAll(error: Error): void;
}

export function createRequests(): Requests {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const take = (request: number | null): Waiting | undefined => {
    if (request === null) return undefined;
    const found = waiting.get(request);
    waiting.delete(request);
    clearTimeout(found?.timer);
    return found;
  };

  return {
    ask: (limitMs, send) =>
      new Promise((resolve, reject) => {
        const request = ++last;
        const timer = setTimeout(() => {
          take(request)?.reject(
            new AppError("unavailable", "The module host did not answer in time."),
          );
        }, limitMs);
        waiting.set(request, { timer, resolve, reject });
        if (!send(request))
          take(request)?.reject(new AppError("unavailable", "The module host is being restarted."));
      }),
    settle: (request, value) => take(request)?.resolve(value),
    fail: (request, error) => take(request)?.reject(error),
    failAll(error) {
      for (const request of [...waiting.keys()]) take(request)?.reject(error);
    },
  };
}
