import type { ChildProcess } from "node:child_process";
import { MINUTE, SECOND } from "#core/time";

const PING_MS = 2 * SECOND;
/** A process that answered once and then is silent for this long hangs. */
const SILENT_MS = 30 * SECOND;
/** From start to the first answer. */
const START_MS = 3 * MINUTE;

interface PulseHooks {
  /** The first answer. */
  ready(): void;
  /** No answer came for too long; `problem` says so in words. */
  lost(problem: string): void;
}

/** Asks a process again and again whether its loop turns. Stop it when the process has ended. */
export function watchPulse(child: ChildProcess, hooks: PulseHooks): { stop(): void } {
  let isReady = false;
  let deadline = performance.now() + START_MS;
  const ask = () => {
    if (performance.now() > deadline) {
      stop();
      hooks.lost(isReady ? "it hung for half a minute" : "it did not start within three minutes");
      return;
    }
    // A channel that broke means that the process ends; its exit follows.
    if (child.connected) child.send("ping", () => {});
  };
  const timer = setInterval(ask, PING_MS);
  const stop = () => clearInterval(timer);
  // It waits in the channel until the process listens.
  ask();
  child.on("message", (message) => {
    if (message !== "pong") return;
    deadline = performance.now() + SILENT_MS;
    if (isReady) return;
    isReady = true;
    hooks.ready();
  });
  return { stop };
}
