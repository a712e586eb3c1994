/**
 * The host's end of the story: takes messages in order, a slice at a time, so that however long the backlog, a ping is answered
 * between two slices. Only a module that never returns keeps the host from answering.
 */
import type { Story } from "./messages.ts";

const SLICE_MS = 10;
/** How many listeners may be unfinished before the next event waits for them; else a burst would fill the memory. */
const CROWD = 500;
/** How long a module that never finishes may hold up the others. */
const PATIENCE_MS = 250;
const LOOK_AGAIN_MS = 5;
/** What was taken is told when it is a good part of what the bot lets wait here, else a little later. */
const TELL_AT = 128;
const TELL_MS = 50;

interface InboxDeps {
  handle(message: Story): void;
  /** This many more have been taken. */
  taken(count: number): void;
  /** How many listeners have not finished. */
  unfinished(): number;
}

/** Gives the way to put messages in. */
export function createInbox({ handle, taken, unfinished }: InboxDeps): (message: Story) => void {
  let waiting: Story[] = [];
  let next = 0;
  let isDue = false;
  let limit = CROWD;
  let crowdedSince: number | null = null;
  let untold = 0;
  let telling: NodeJS.Timeout | undefined;

  const tell = () => {
    clearTimeout(telling);
    telling = undefined;
    taken(untold);
    untold = 0;
  };
  const tellOf = (count: number) => {
    untold += count;
    if (untold >= TELL_AT) tell();
    else if (untold > 0) telling ??= setTimeout(tell, TELL_MS);
  };
  const takeSlice = (): number => {
    const until = performance.now() + SLICE_MS;
    const first = next;
    while (next < waiting.length && unfinished() < limit) {
      const message = waiting[next++];
      if (message) handle(message);
      if (performance.now() > until) break;
    }
    return next - first;
  };
  const waitForOthers = () => {
    const now = performance.now();
    crowdedSince ??= now;
    if (now - crowdedSince > PATIENCE_MS) {
      limit = unfinished() + CROWD;
      crowdedSince = null;
    }
    setTimeout(drain, LOOK_AGAIN_MS);
  };
  const drain = () => {
    tellOf(takeSlice());
    isDue = next < waiting.length;
    if (!isDue) {
      waiting = [];
      next = 0;
      limit = CROWD;
      crowdedSince = null;
    } else if (unfinished() < limit) setImmediate(drain);
    else waitForOthers();
  };

  return (message) => {
    waiting.push(message);
    if (isDue) return;
    isDue = true;
    // After the whole batch is in; what follows a message may not depend on how many came together.
    queueMicrotask(drain);
  };
}
