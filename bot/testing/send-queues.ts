import { PACES } from "#bot/irc/penalty-clock";
import type { QueuedLine } from "#bot/irc/queued-line";
import { SendQueue } from "#bot/irc/send-queue";
import { FakeTimers } from "./fake-timers.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A queue of one pace on a clock that tests wind, and what it wrote when. */
export function queueOf(pace: keyof typeof PACES, limits = {}) {
  const timers = new FakeTimers();
  const queue = new SendQueue(PACES[pace], timers, quiet, limits);
  const sent: { line: string; at: number }[] = [];
  const write = (line: string) => {
    sent.push({ line, at: timers.now() });
    return true;
  };
  const push = (line: string, rest: Partial<QueuedLine> = {}) =>
    queue.push({ line, lane: "normal", from: "", target: "#c", ...rest });
  return { timers, queue, sent, write, push };
}
