import { MINUTE, SECOND } from "#core/time";

/** Whoever ran this long has a clean record again. */
export const STEADY_MS = MINUTE;
const FIRST_MS = 500;
const LONGEST_MS = 30 * SECOND;

/** How long to wait after the n-th crash in a row (from 1): half a second, then twice as long each time, 30 s at most. */
export function backOffMs(crashes: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(crashes - 1, 16));
}
