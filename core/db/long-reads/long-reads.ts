/**
 * Reading that may take long: a few places ("slots"), each with a connection of its own that holds up nobody else, and every
 * read can be stopped halfway.
 */
import type { Db } from "../client.ts";

/** A connection that reads, for one piece of work at a time. */
export interface Slot {
  readonly db: Db;
  /** Ends what runs and refuses what is asked until `resume`. Resolves when nothing runs any more; never rejects. */
  halt(): Promise<void>;
  resume(): void;
  close(): Promise<void>;
}

/**
 * `superseded`: its owner asked for something newer. `aborted`: nobody waits for it any more. `late`: it took longer than it
 * might. `crowded`: too many wait already.
 */
export type StopReason = "superseded" | "aborted" | "late" | "crowded" | "closed";

export class LongReadStopped extends Error {
  override readonly name = "LongReadStopped";
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`a long read was stopped: ${reason}`);
    this.reason = reason;
  }

  /** Bundlers make several copies of this class, between which `instanceof` would lie. */
  static is(value: unknown): value is LongReadStopped {
    return value instanceof Error && value.name === "LongReadStopped";
  }
}

export interface LongReadOptions {
  /** A newer read of the same owner stops this one. */
  readonly owner?: string | undefined;
  /** Stops it: whoever asked has left. */
  readonly signal?: AbortSignal | undefined;
  /** From the asking to the answer, waiting for a slot included. */
  readonly limitMs: number;
}

export interface LongReads {
  /** Runs `work` in the next free slot. Rejects with LongReadStopped when it was stopped; the database is left alone then. */
  run<Result>(work: (db: Db) => Promise<Result>, options: LongReadOptions): Promise<Result>;
  close(): Promise<void>;
}

/** More than this many do not wait: an answer would come too late for them anyway. */
const MOST_WAITING = 50;

export function createLongReads(slots: readonly Slot[]): LongReads {
  const free = [...slots];
  const waiting = new Set<(slot: Slot) => void>();
  const owners = new Map<string, AbortController>();
  const all = new Set<AbortController>();

  function giveBack(slot: Slot): void {
    const [next] = waiting;
    if (!next) {
      free.push(slot);
      return;
    }
    waiting.delete(next);
    next(slot);
  }

  function nextSlot(stop: AbortSignal): Promise<Slot> {
    const slot = free.pop();
    if (slot) return Promise.resolve(slot);
    if (waiting.size >= MOST_WAITING) return Promise.reject(new LongReadStopped("crowded"));
    return new Promise((resolve, reject) => {
      waiting.add(resolve);
      stop.addEventListener("abort", () => {
        // Once it has its slot this changes nothing: the promise is settled.
        waiting.delete(resolve);
        reject(stop.reason);
      });
    });
  }

  async function runStoppable<Result>(work: (db: Db) => Promise<Result>, stop: AbortSignal) {
    stop.throwIfAborted();
    const slot = await nextSlot(stop);
    if (stop.aborted) {
      giveBack(slot);
      throw stop.reason;
    }
    return inSlot(slot, work, stop, giveBack);
  }

  return {
    async run(work, { owner, signal, limitMs }) {
      const stop = new AbortController();
      const stopFor = (reason: StopReason) => stop.abort(new LongReadStopped(reason));
      const left = () => stopFor("aborted");
      const timer = setTimeout(() => stopFor("late"), limitMs);
      all.add(stop);
      if (owner !== undefined) {
        owners.get(owner)?.abort(new LongReadStopped("superseded"));
        owners.set(owner, stop);
      }
      if (signal?.aborted) left();
      signal?.addEventListener("abort", left);
      try {
        return await runStoppable(work, stop.signal);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", left);
        all.delete(stop);
        if (owner !== undefined && owners.get(owner) === stop) owners.delete(owner);
      }
    },
    async close() {
      for (const stop of all) stop.abort(new LongReadStopped("closed"));
      await Promise.all(slots.map((slot) => slot.close()));
    },
  };
}

/** The answer comes, or does not, as soon as it is stopped; the slot is given back when nothing runs in it any more. */
async function inSlot<Result>(
  slot: Slot,
  work: (db: Db) => Promise<Result>,
  stop: AbortSignal,
  giveBack: (slot: Slot) => void,
): Promise<Result> {
  slot.resume();
  let halted: Promise<void> | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop.addEventListener("abort", () => {
      halted = slot.halt();
      reject(stop.reason);
    });
  });
  const working = work(slot.db);
  void Promise.allSettled([working])
    .then(() => halted)
    .then(() => giveBack(slot));
  return Promise.race([working, stopped]);
}
