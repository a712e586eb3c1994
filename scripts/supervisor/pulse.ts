import type { ChildProcess } from "node:child_process";
import { MINUTE, SECOND } from "#core/time";

export interface Patience {
  /** How often a process is asked. */
  readonly askMs: number;
  /** A process that answered once and then is silent for this long hangs. */
  readonly silentMs: number;
  /** From start to the first answer. */
  readonly startMs: number;
}

export const PATIENCE: Patience = {
  askMs: 2 * SECOND,
  silentMs: 30 * SECOND,
  startMs: 3 * MINUTE,
};

interface PulseHooks {
  /** The first answer. */
  ready(): void;
  /** No answer came for too long; `problem` says so in words. */
  lost(problem: string): void;
}

/** Asks a process again and again whether its loop turns. Stop it when the process has ended. */
export function watchPulse(
  child: ChildProcess,
  { askMs, silentMs, startMs }: Patience,
  hooks: PulseHooks,
): { stop(): void } {
  let isReady = false;
  let deadline = performance.now() + startMs;
  const ask = () => {
    if (performance.now() > deadline) {
      stop();
      const seconds = (isReady ? silentMs : startMs) / SECOND;
      hooks.lost(isReady ? `silent for ${seconds} s` : `not ready after ${seconds} s`);
      return;
    }
    // A channel that broke means that the process ends; its exit follows.
    if (child.connected) child.send("ping", () => {});
  };
  const timer = setInterval(ask, askMs);
  const stop = () => clearInterval(timer);
  // It waits in the channel until the process listens.
  ask();
  child.on("message", (message) => {
    if (message !== "pong") return;
    deadline = performance.now() + silentMs;
    if (isReady) return;
    isReady = true;
    hooks.ready();
  });
  return { stop };
}
