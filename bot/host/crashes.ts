/** Who brought a host down how often. Three times in a minute is enough. */
import { MINUTE } from "#core/time";

const WINDOW_MS = MINUTE;
const LIMIT = 3;
/** What the next start waits, by the number of deaths in the last minute. */
const WAITS_MS = [0, 250, 1_000, 5_000, 15_000, 30_000] as const;

export interface Crashes {
  /** Notes a death; true when `culprit` has to be set aside. */
  note(culprit: string | null, now: number): boolean;
  /** How long to wait before the next start. */
  waitMs(now: number): number;
  /** Gives a module another chance. */
  forgive(module: string): void;
}

export function createCrashes(): Crashes {
  let deaths: { readonly culprit: string | null; readonly at: number }[] = [];
  const recent = (now: number) => deaths.filter(({ at }) => now - at < WINDOW_MS);

  return {
    note(culprit, now) {
      deaths = [...recent(now), { culprit, at: now }];
      return (
        culprit !== null && deaths.filter((death) => death.culprit === culprit).length >= LIMIT
      );
    },
    waitMs(now) {
      const count = Math.max(0, recent(now).length - 1);
      return WAITS_MS[Math.min(count, WAITS_MS.length - 1)] ?? 0;
    },
    forgive(module) {
      deaths = deaths.filter(({ culprit }) => culprit !== module);
    },
  };
}
