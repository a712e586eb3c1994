/** Says in the database that this process lives. Stamped by a timer of the bot's own loop, so a hung loop shows. */
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { SECOND } from "#core/time";

const BEAT_MS = 5 * SECOND;

interface Identity {
  readonly id: string;
  readonly version: string;
}

/** Begins beating; gives the way to say good-bye. */
export async function startHeartbeat(
  db: Db,
  log: Log,
  { id, version }: Identity,
  hosts: () => number,
  /** Done with every beat but the first. Must not throw. */
  alongside: () => Promise<void>,
): Promise<() => Promise<void>> {
  const startedAt = new Date();
  const state = () => ({
    pid: process.pid,
    version,
    startedAt,
    heartbeatAt: new Date(),
    stoppedAt: null,
    rssBytes: process.memoryUsage.rss(),
    hosts: hosts(),
  });
  const beat = async () => {
    await db.botProcess.upsert({ where: { id }, create: { id, ...state() }, update: state() });
  };
  await beat();
  const timer = setInterval(() => {
    beat().catch((err: unknown) => log.warn({ err }, "the heartbeat could not be stored"));
    void alongside();
  }, BEAT_MS);
  return async () => {
    clearInterval(timer);
    await db.botProcess.update({ where: { id }, data: { stoppedAt: new Date() } });
  };
}
