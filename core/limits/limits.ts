/** How often things may be tried, per web process and in memory: a restart forgives. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#core/errors";
import { roundedUp } from "#core/time";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

interface Figure {
  readonly points: number;
  readonly seconds: number;
}

/** `points` tries in `seconds`, counted per key. */
export const FIGURES = {
  "password.account": { points: 10, seconds: 15 * MINUTE },
  "password.block": { points: 30, seconds: 15 * MINUTE },
  "mail.target.hour": { points: 3, seconds: HOUR },
  "mail.target.day": { points: 10, seconds: 24 * HOUR },
  "mail.block": { points: 10, seconds: HOUR },
  "mail.all": { points: 200, seconds: HOUR },
  "factor.account": { points: 5, seconds: 15 * MINUTE },
  "factor.block": { points: 30, seconds: 15 * MINUTE },
  "code.block": { points: 30, seconds: HOUR },
  "link.block": { points: 60, seconds: 15 * MINUTE },
  "setup.block": { points: 5, seconds: MINUTE },
} as const satisfies Record<string, Figure>;
export type LimitName = keyof typeof FIGURES;

export interface Limits {
  /** Takes one try. Throws AppError rate_limited, which says when the next one is possible. */
  spend(name: LimitName, key: string): Promise<void>;
  /** As {@link spend}, but tells instead of throwing: false when there was none left. */
  trySpend(name: LimitName, key: string): Promise<boolean>;
  /** Gives one try back that was taken from a key; the others stay spent. */
  giveBack(name: LimitName, key: string): Promise<void>;
  /** Forgets all that was spent under a key, because it turned out well. */
  forgive(name: LimitName, key: string): Promise<void>;
}

/** Fresh counters for one process. */
export function createLimits(): Limits {
  const limiters = new Map(
    Object.entries(FIGURES).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    ]),
  );
  const take = async (name: LimitName, key: string): Promise<number> => {
    try {
      await limiters.get(name)?.consume(shortened(key));
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1_000, refusal.msBeforeNext);
      throw refusal;
    }
  };
  return {
    async spend(name, key) {
      const waitMs = await take(name, key);
      if (waitMs > 0)
        throw new AppError("rate_limited", { key: "limits.tooOften", ...roundedUp(waitMs) });
    },
    trySpend: async (name, key) => (await take(name, key)) === 0,
    async giveBack(name, key) {
      await limiters.get(name)?.reward(shortened(key));
    },
    async forgive(name, key) {
      await limiters.get(name)?.delete(shortened(key));
    },
  };
}

const shortened = (key: string) => key.slice(0, 320);
