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

/** How many nicks may wait to be written; with more, the oldest are written at once. */
const MAX_WAITING = 5_000;

/** Sightings, written a batch at a time: a busy channel must not mean a write for every line. */
export function createSightings(db: Db, log: Log) {
  let waiting = new Map<string, Noticed>();
  let writing: Promise<void> = Promise.resolve();

  const note = (noticed: Noticed): void => {
    const key = `${noticed.networkId} ${noticed.nickFolded}`;
    const before = waiting.get(key);
    waiting.set(key, before ? { ...noticed, words: noticed.words ?? before.words } : noticed);
    if (waiting.size > MAX_WAITING) void flush();
  };

  const writeAll = async () => {
    const batch = waiting;
    waiting = new Map();
    try {
      await saveSightings(db, [...batch.values()]);
    } catch (err) {
      // The database may be back in a second; what came in meanwhile is newer.
      log.warn({ err, count: batch.size }, "sightings are kept for the next try");
      const newer = waiting;
      waiting = new Map(batch);
      for (const noticed of newer.values()) note(noticed);
    }
  };
  const flush = (): Promise<void> => {
    writing = writing.then(writeAll);
    return writing;
  };

  return {
    note,
    flush,
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
