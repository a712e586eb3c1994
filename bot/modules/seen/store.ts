import type { ModuleContext, NetworkHandle } from "#bot/module-api";
import type { Folded } from "#core/irc/casemapping";
import type { Log } from "#core/log";
import {
  findSighting,
  forgetSightings,
  type Noticed,
  saveSightings,
  searchSightings,
} from "#core/seen/sightings";

type Db = ModuleContext<unknown>["db"];

/** With so many nicks waiting, writing begins at once. */
const MANY = 5_000;
/** Of more, while the database is away, those seen longest ago are forgotten. */
const MAX_WAITING = 10_000;

/** Sightings, written a batch at a time: a busy channel must not mean a write for every line. */
export function createSightings(db: Db, log: Log) {
  let waiting = new Map<string, Noticed>();
  let writing: Promise<void> | null = null;
  let isAway = false;

  const note = (noticed: Noticed): void => {
    const key = `${noticed.networkId} ${noticed.nickFolded}`;
    const before = waiting.get(key);
    waiting.delete(key);
    waiting.set(key, before ? { ...noticed, words: noticed.words ?? before.words } : noticed);
    const [oldest] = waiting.keys();
    if (waiting.size > MAX_WAITING && oldest !== undefined) waiting.delete(oldest);
    if (waiting.size >= MANY && !isAway) begin();
  };

  const writeAll = async () => {
    const batch = waiting;
    waiting = new Map();
    try {
      await saveSightings(db, [...batch.values()]);
      if (isAway) log.info({ count: batch.size }, "the database is back: sightings are written");
      isAway = false;
    } catch (err) {
      // It may be back in a second; what came in meanwhile is newer.
      if (!isAway) log.warn({ err }, "the database is away: sightings are kept until it is back");
      isAway = true;
      const newer = waiting;
      waiting = batch;
      for (const noticed of newer.values()) note(noticed);
    }
  };
  /** Resolves when all that was noted until now is written, or could not be. */
  const flush = async (): Promise<void> => {
    while (writing) await writing;
    if (waiting.size === 0) return;
    writing = writeAll().finally(() => {
      writing = null;
    });
    await writing;
  };
  /** Begins to write what waits, unless that is under way: however long the database takes, nobody waits for it here. */
  const begin = (): void => {
    if (!writing) void flush();
  };

  return {
    note,
    flush,
    begin,
    async find(network: NetworkHandle, folded: Folded) {
      await flush();
      return findSighting(db, network.id, folded);
    },
    async search(network: NetworkHandle, pattern: string) {
      await flush();
      return searchSightings(db, network, pattern);
    },
    forget: (before: Date) => forgetSightings(db, before),
  };
}
