/** Who brought a host down how often. Three times in a minute is enough; six in five minutes where it may have been a signal from outside. */
import { MINUTE } from "#core/time";
import type { ModuleSource } from "./messages.ts";

const WINDOW_MS = MINUTE;
const LIMIT = 3;
/** Being there each time that somebody ends the host is no crime, until it goes on and on. */
const UNSURE_LIMIT = 6;
const UNSURE_WINDOW_MS = 5 * MINUTE;
/** What the next start waits, by the number of deaths in the last minute. */
const WAITS_MS = [0, 250, 1_000, 5_000, 15_000, 30_000] as const;

export interface Crash {
  /** The module that ran; null when it was none, or nobody knows. */
  readonly culprit: string | null;
  /** It ran, but a signal ended the host, which may have come from outside. */
  readonly isUnsure: boolean;
  /** Whether it ran before, or was just being set up, and then whether an earlier version of it ran. */
  readonly was: "running" | "new" | "new version";
  readonly origin: ModuleSource["origin"];
}

export interface Crashes {
  /** Notes a death. Says in words when the culprit brought the host down if it has to be set aside, else null. */
  note(crash: Crash, now: number): string | null;
  /** How long to wait before the next start. */
  waitMs(now: number): number;
  /** Gives a module another chance. */
  forgive(module: string): void;
}

export function createCrashes(): Crashes {
  let deaths: (Pick<Crash, "culprit" | "isUnsure"> & { readonly at: number })[] = [];
  const within = (windowMs: number, now: number) => deaths.filter(({ at }) => now - at < windowMs);
  const verdictOn = (module: string, now: number): string | null => {
    const its = (windowMs: number) =>
      within(windowMs, now).filter(({ culprit }) => culprit === module);
    if (its(WINDOW_MS).filter(({ isUnsure }) => !isUnsure).length >= LIMIT)
      return "three times within a minute";
    return its(UNSURE_WINDOW_MS).length >= UNSURE_LIMIT ? "six times within five minutes" : null;
  };
  const forgive = (module: string) => {
    deaths = deaths.filter(({ culprit }) => culprit !== module);
  };

  return {
    note({ culprit, isUnsure, was, origin }, now) {
      // A new version that broke says nothing about the one before it, which the next host begins with.
      const blamed = was === "new version" ? null : culprit;
      deaths = [...within(UNSURE_WINDOW_MS, now), { culprit: blamed, isUnsure, at: now }];
      if (blamed === null) return null;
      // What cannot even be set up would only end the next host as well, and the others with it.
      const isHopeless = was === "new" && origin === "user";
      const verdict = isHopeless ? "while it was set up" : verdictOn(blamed, now);
      // Without it the next host has nothing to wait for.
      if (verdict !== null) forgive(blamed);
      return verdict;
    },
    waitMs(now) {
      const count = Math.max(0, within(WINDOW_MS, now).length - 1);
      return WAITS_MS[Math.min(count, WAITS_MS.length - 1)] ?? 0;
    },
    forgive,
  };
}
