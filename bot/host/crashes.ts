/** Who brought a host down how often. Three times in a minute is enough. */
import { MINUTE } from "#core/time";
import type { ModuleFolder } from "./messages.ts";

const WINDOW_MS = MINUTE;
const LIMIT = 3;
/** What the next start waits, by the number of deaths in the last minute. */
const WAITS_MS = [0, 250, 1_000, 5_000, 15_000, 30_000] as const;

export interface Crash {
  /** The module that ran; null when it was none, or nobody knows. */
  readonly culprit: string | null;
  /** Whether it ran before, or was just being set up, and then whether an earlier version of it ran. */
  readonly was: "running" | "new" | "new version";
  readonly origin: ModuleFolder["origin"];
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
  let deaths: { readonly culprit: string | null; readonly at: number }[] = [];
  const recent = (now: number) => deaths.filter(({ at }) => now - at < WINDOW_MS);

  return {
    note({ culprit, was, origin }, now) {
      // A new version that broke says nothing about the one before it, which the next host begins with.
      const blamed = was === "new version" ? null : culprit;
      deaths = [...recent(now), { culprit: blamed, at: now }];
      if (blamed === null) return null;
      // What cannot even be set up would only end the next host as well, and the others with it.
      if (was === "new" && origin === "user") return "while it was set up";
      const count = deaths.filter((death) => death.culprit === blamed).length;
      return count >= LIMIT ? "three times within a minute" : null;
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
