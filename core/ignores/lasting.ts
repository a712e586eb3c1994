/** How long somebody is ignored. */
import { DAY, HOUR, MINUTE } from "#core/time";

export const LASTING_UNITS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const;
export type LastingUnit = keyof typeof LASTING_UNITS;

const LONGEST_MS = 3_650 * DAY;

/** In milliseconds; null when it is no time at all, or longer than ten years. */
export function lastingMs(count: number, unit: LastingUnit): number | null {
  const ms = count * LASTING_UNITS[unit];
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}
