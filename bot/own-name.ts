/** One bot process to a name: who comes second waits until the first is gone, and says so. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type BotStart,
  findNameHolder,
  hasEnded,
  isLongSilent,
  type NameHolder,
  takeName,
} from "#core/bot-process/names";
import { type Db, inTransaction } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import type { Log } from "#core/log";
import { newId } from "#core/secrets";
import { type Clock, SECOND, systemClock } from "#core/time";
import { systemTimers, type Timers } from "./irc/timers.ts";
import { isProcessAlive, thisMachine } from "./machine.ts";

const LOOK_MS = SECOND;
/** Six heartbeats, and as long as the supervisor lets a process hang: whoever is silent for that is dead, frozen, or about to be killed. */
const QUIET_MS = 30 * SECOND;

export interface OwnNameDeps {
  readonly db: Db;
  readonly log: Log;
  /** STEWARD_BOT_ID. */
  readonly id: string;
  readonly version: string;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Where this process is, and which others are there; the truth unless a test says otherwise. */
  readonly place?: {
    readonly machine: string;
    readonly pid: number;
    isAlive(pid: number): boolean;
  };
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly lookMs?: number;
}

/**
 * Resolves with this start once it has the name: at once when nobody has it or its holder has surely ended, else when the holder
 * ended or was not heard of for 30 s. Rejects when `signal` says so, or when the database is away from the beginning.
 */
export async function takeOwnName(deps: OwnNameDeps): Promise<BotStart> {
  const { db, id, version, signal, clock = systemClock, place = here() } = deps;
  const watch = new Watch(deps);
  let holder = await findNameHolder(db, id);
  // Only a first look goes by the clock: later it would take a bot for dead whose database was away as long as ours.
  let isFree = holder === null || isLongSilent(holder, clock());
  for (;;) {
    signal?.throwIfAborted();
    const { machine, pid } = place;
    const start = { id, startId: newId(), machine, pid, version, startedAt: clock() };
    isFree ||= holder === null || hasEnded(holder, place, place.isAlive) || watch.isQuiet;
    if (isFree && (await takeName(db, start, holder, clock()))) return start;
    await sleep(deps.lookMs ?? LOOK_MS, undefined, signal && { signal });
    isFree = false;
    holder = await watch.look(holder);
  }
}

const here = () => ({ machine: thisMachine(), pid: process.pid, isAlive: isProcessAlive });

/** Looks for heartbeats of somebody else. */
class Watch {
  readonly #deps: OwnNameDeps;
  readonly #timers: Timers;
  #heardAt: number;
  #hasComplained = false;

  constructor(deps: OwnNameDeps) {
    this.#deps = deps;
    this.#timers = deps.timers ?? systemTimers;
    this.#heardAt = this.#timers.now();
  }

  /** True when whom we look for was not heard of for long enough. */
  get isQuiet(): boolean {
    return this.#timers.now() - this.#heardAt >= QUIET_MS;
  }

  /** The holder now. Silence while the database is away means nothing. */
  async look(before: NameHolder | null): Promise<NameHolder | null> {
    const { db, log, id, clock = systemClock } = this.#deps;
    try {
      const holder = await findNameHolder(db, id);
      if (!isSameBeat(before, holder)) {
        this.#heardAt = this.#timers.now();
        if (holder?.stoppedAt === null) await this.#complain(holder, clock());
      }
      return holder;
    } catch (err) {
      // Who has the name cannot be known now; it is asked again in a second.
      log.debug({ err }, "the holder of the bot's name could not be read");
      this.#heardAt = this.#timers.now();
      return before;
    }
  }

  /** Once. */
  async #complain(holder: NameHolder, at: Date): Promise<void> {
    if (this.#hasComplained) return;
    this.#hasComplained = true;
    await complain(this.#deps, holder, at);
  }
}

function isSameBeat(one: NameHolder | null, other: NameHolder | null): boolean {
  return (
    one?.startId === other?.startId && one?.heartbeatAt.getTime() === other?.heartbeatAt.getTime()
  );
}

async function complain(
  { db, id, log }: OwnNameDeps,
  { pid, machine }: NameHolder,
  at: Date,
): Promise<void> {
  const where = `process ${pid} on ${machine.split(" ")[0]}`;
  const text = `Another bot called ${id} is running (${where}). This one does nothing until that one has ended. If both are meant to run, give this one a name of its own: STEWARD_BOT_ID.`;
  log.error({}, text);
  const event = { at, kind: "bot.start", severity: "warn", text } as const;
  await inTransaction(db, (tx) => insertEvents(tx, [event]));
}
