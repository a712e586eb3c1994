/** What the supervisor reads and writes in the database. It runs on without it: each call says what an absent database means. */
import { type Db, inTransaction, openDb } from "#core/db/client";
import { insertEvents } from "#core/events/events";
import { claimJob, endAbandonedJobs, finishJob } from "#core/jobs/jobs";
import { redact } from "#core/secrets";

/** Marks the jobs that the supervisor claims. */
const OWNER = "supervisor";

export interface Ledger {
  /** Notes in the log that the bot ended by itself. Lost when the database is away; our own output has it. */
  noteCrash(text: string): Promise<void>;
  /** The id of a waiting request to start the bot, taken by this call; null when there is none or the database is away. */
  takeStartRequest(): Promise<string | null>;
  /** Tells whoever asked what came of it. */
  answer(job: string, state: "done" | "failed", text: string): Promise<void>;
}

export async function openLedger(databaseUrl: string): Promise<Ledger> {
  const db = openDb(databaseUrl);
  // What a supervisor before this one left half done.
  await orElse(undefined, () => endAbandonedJobs(db, OWNER));
  return {
    noteCrash: (text) => orElse(undefined, () => noteCrash(db, text)),
    takeStartRequest: () =>
      orElse(null, async () => (await claimJob(db, OWNER, new Date(), "bot.start"))?.id ?? null),
    answer: (job, state, text) =>
      orElse(undefined, async () => void (await finishJob(db, job, state, text))),
  };
}

function noteCrash(db: Db, text: string): Promise<void> {
  const event = { at: new Date(), kind: "bot.stop", severity: "error", text } as const;
  return inTransaction(db, (tx) => insertEvents(tx, [event]));
}

async function orElse<Value>(without: Value, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    // Keeping the processes running comes first; the bot and the web complain about the database themselves.
    const { message } = error as { message?: unknown };
    process.stderr.write(
      `supervisor: no database (${redact(String(message)).split("\n").at(-1)})\n`,
    );
    return without;
  }
}
