/** Says in the database that this process lives. Stamped by a timer of the bot's own loop, so a hung loop shows. */
import { type BotStart, giveNameBack, keepName } from "#core/bot-process/names";
import type { Db } from "#core/db/client";
import type { Log } from "#core/log";
import { type Clock, SECOND, systemClock } from "#core/time";

const BEAT_MS = 5 * SECOND;

interface HeartbeatHooks {
  /** How many module hosts run. */
  hosts(): number;
  /** Done with every beat. Must not throw. */
  alongside(): Promise<void>;
  /** Another process has our name: this one was frozen for so long that it was taken for dead. Told once; there are no more beats. */
  replaced(): void;
}

export interface Heartbeat {
  /** One out of turn, because what it tells has changed. Never throws. */
  beat(): Promise<void>;
  /** Says good-bye; false when another process has the name. */
  stop(): Promise<boolean>;
}

/** Begins beating for a name that was just taken. */
export function startHeartbeat(
  { db, log, clock = systemClock }: { readonly db: Db; readonly log: Log; readonly clock?: Clock },
  start: BotStart,
  { hosts, alongside, replaced }: HeartbeatHooks,
): Heartbeat {
  let isBeating = false;
  const isOurs = () =>
    keepName(db, start, { rssBytes: process.memoryUsage.rss(), hosts: hosts() }, clock()).catch(
      (err: unknown) => {
        // While the database is away nobody else can take the name either.
        log.warn({ err }, "the heartbeat could not be stored");
        return true;
      },
    );
  const beat = async () => {
    if (isBeating) return;
    isBeating = true;
    if (await isOurs()) await alongside();
    else {
      clearInterval(timer);
      log.error({ name: start.id }, "another process has this bot's name by now; letting go");
      replaced();
    }
    isBeating = false;
  };
  const timer = setInterval(() => void beat(), BEAT_MS);
  return {
    beat,
    stop() {
      clearInterval(timer);
      return giveNameBack(db, start, clock());
    },
  };
}
