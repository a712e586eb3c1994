import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "#core/errors";
import { SECOND } from "#core/time";
import { Turns } from "./turns.ts";

const DELAY_MS = 5 * SECOND;
const WAITING = 3;

/**
 * What guessing at one account runs into after its tries are spent: one try at a time, each after five seconds. It slows
 * down guessing from everywhere at once, yet nobody can lock the owner out for good.
 */
export function createSlowLane(delay: (ms: number) => Promise<unknown> = wait) {
  const lanes = new Map<string, Turns>();
  return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const lane = lanes.get(key) ?? new Turns(1, WAITING);
    lanes.set(key, lane);
    try {
      return await lane.run(async () => {
        await delay(DELAY_MS);
        return work();
      });
    } catch (error) {
      if (AppError.is(error) && error.code === "unavailable")
        throw new AppError("rate_limited", { key: "limits.passwords" });
      throw error;
    } finally {
      if (lane.idle) lanes.delete(key);
    }
  };
}
export type SlowLane = ReturnType<typeof createSlowLane>;
