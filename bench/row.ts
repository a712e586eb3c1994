/** What a measurement gives, and the little arithmetic that all of them share. */
import type { Stage } from "./stage.ts";

export type Unit = "%" | "ms" | "µs" | "s" | "MB" | "per s" | "lost";

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** The figure to reach, in the same unit; null when the row only explains another. */
  readonly target: number | null;
  /** Rates should be high, everything else low. */
  readonly isHighBetter: boolean;
  /** The same of a bare irc-framework client in this run. */
  readonly bare: number | null;
}

export interface Measurement {
  readonly name: string;
  run(stage: Stage): Promise<Row[]>;
}

type Optional = Partial<Pick<Row, "target" | "bare">>;

/** A row of something that should be small. */
export const low = (what: string, value: number, unit: Unit, more: Optional = {}): Row => ({
  ...{ what, value, unit, target: null, isHighBetter: false, bare: null },
  ...more,
});

/** A row of something that should be large. */
export const high = (what: string, value: number, unit: Unit, more: Optional = {}): Row => ({
  ...low(what, value, unit, more),
  isHighBetter: true,
});

/** Null when there is nothing to reach. */
export function isReached({ value, target, isHighBetter }: Row): boolean | null {
  if (target === null) return null;
  return isHighBetter ? value >= target : value <= target;
}

/** The value below which `share` (0 to 1) of the samples lie. Throws RangeError without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new RangeError("Nothing was measured.");
  return value;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** Does something several times, one after the other. */
export async function repeat<Result>(
  times: number,
  work: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let index = 0; index < times; index++) results.push(await work(index));
  return results;
}

/** Looks every few milliseconds until `found` gives something. Throws after `limitMs`, naming what was awaited. */
export async function eventually<Result>(
  what: string,
  found: () => Promise<Result | null> | Result | null,
  limitMs = 20_000,
): Promise<Result> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const result = await found();
    if (result !== null) return result;
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
