/** While no bot runs, nobody takes its jobs. The supervisor takes one kind, the request to start it, and lets the others expire. */
import { SECOND } from "#core/time";
import type { Ledger } from "./ledger.ts";
import type { Part } from "./part.ts";

const LOOK_MS = SECOND;

export interface StartRequests {
  /** The bot answers. */
  ready(): void;
  /** The bot ended; `reason` is told to whoever waits for it. */
  ended(reason: string): void;
  stop(): void;
}

/** Looks for requests whenever `bot` is not running, and starts it. */
export function watchStartRequests(bot: Part, ledger: () => Promise<Ledger>): StartRequests {
  let waiting: string | null = null;
  let isLooking = false;
  const look = async () => {
    if (isLooking || bot.isRunning) return;
    isLooking = true;
    const job = await (await ledger()).takeStartRequest();
    isLooking = false;
    if (job === null) return;
    waiting = job;
    bot.start();
  };
  const answer = (state: "done" | "failed", text: string) => {
    const job = waiting;
    waiting = null;
    if (job !== null) void ledger().then((open) => open.answer(job, state, text));
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    ready: () => answer("done", "The bot runs."),
    ended: (reason) => answer("failed", `The bot ended while it started (${reason}).`),
    stop: () => clearInterval(timer),
  };
}
