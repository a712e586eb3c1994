import "server-only";
import { createPing } from "#core/db/away";
import { readEnv } from "#core/env";
import { db } from "#web/db";
import { webLog } from "#web/log";

/** Somebody waits for the answer: two seconds, less what the rest of it takes. */
const PATIENCE_MS = 1_200;
/** A sign of life counts this long, so that a page with ten requests asks once. */
const FRESH_MS = 100;

interface Guard {
  ping?: () => Promise<void>;
  asking?: Promise<boolean>;
  aliveAt: number;
  isAway: boolean;
}

// Pages, routes and the proxy are bundled apart, but there is one database.
const kept = globalThis as typeof globalThis & { stewardGuard?: Guard };
kept.stewardGuard ??= { aliveAt: Number.NEGATIVE_INFINITY, isAway: false };
const guard: Guard = kept.stewardGuard;

/** Does the database answer at this moment? Says so within {@link PATIENCE_MS}; who asks while somebody asks shares the answer. */
export async function databaseAnswers(): Promise<boolean> {
  if (performance.now() - guard.aliveAt < FRESH_MS) return true;
  guard.asking ??= ask().finally(() => {
    delete guard.asking;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(noteAway(new Error("no answer in time"))), PATIENCE_MS);
  });
  try {
    return await Promise.race([guard.asking, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(): Promise<boolean> {
  try {
    guard.ping ??= createPing(db, readEnv().databaseUrl);
    await guard.ping();
    guard.aliveAt = performance.now();
    if (guard.isAway) webLog.info({}, "the database answers again");
    guard.isAway = false;
    return true;
  } catch (err) {
    return noteAway(err);
  }
}

/** Logged once per outage, not once per request. */
function noteAway(err: unknown): false {
  if (!guard.isAway) webLog.error({ err }, "the database does not answer");
  guard.isAway = true;
  return false;
}
