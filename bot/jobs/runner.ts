/** Takes jobs from the database whenever it wakes, runs them, and acknowledges each with its result. */
import type { Db } from "#core/db/client";
import type { Waker } from "#core/db/wake";
import { AppError } from "#core/errors";
import { type ClaimedJob, claimJob, failAbandonedJobs, finishJob } from "#core/jobs/jobs";
import { type JobKind, jobKinds } from "#core/jobs/kinds";
import type { Log } from "#core/log";
import { MINUTE, SECOND } from "#core/time";
import { type JobDeps, type JobHandler, jobHandlers } from "./handlers.ts";

const JOB_LIMIT_MS = MINUTE;
/** Jobs with a later `notBefore` and overdue ones need a look without anybody writing. */
const LOOK_AGAIN_MS = 5 * SECOND;

interface RunnerDeps extends JobDeps {
  readonly db: Db;
  readonly waker: Waker;
  readonly log: Log;
  /** Marks the rows this process claims. */
  readonly owner: string;
}

/** Runs one job as a command asks for it, without a row; throws AppError as the handler does. */
export async function runJob(kind: JobKind, input: unknown, deps: JobDeps): Promise<string> {
  const parsed = jobKinds[kind].input.safeParse(input);
  if (!parsed.success)
    throw new AppError("invalid", parsed.error.issues[0]?.message ?? "That does not fit.");
  const handler = jobHandlers[kind] as JobHandler<JobKind>;
  return handler(parsed.data as never, deps);
}

/** Starts taking jobs; gives the way to stop, which waits for running ones. */
export async function startJobs(deps: RunnerDeps): Promise<() => Promise<void>> {
  const { db, waker, log, owner } = deps;
  const running = new Set<Promise<void>>();
  let claiming: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const execute = async (job: ClaimedJob) => {
    try {
      const limit = AbortSignal.timeout(JOB_LIMIT_MS);
      const late = new Promise<never>((_resolve, reject) => {
        limit.addEventListener("abort", () =>
          reject(new AppError("unavailable", "No answer within a minute.")),
        );
      });
      const result = await Promise.race([runJob(job.kind, job.input, deps), late]);
      await finishJob(db, job.id, "done", result);
    } catch (err) {
      if (!AppError.is(err)) log.error({ err, job: job.id, kind: job.kind }, "a job failed");
      const told = AppError.is(err) ? err.message : "Something went wrong; it has been logged.";
      await finishJob(db, job.id, "failed", told);
    }
  };
  const claimAll = async () => {
    do {
      again = false;
      for (let job = await claimJob(db, owner); job && !stopped; job = await claimJob(db, owner)) {
        const work = execute(job).catch((err: unknown) =>
          log.error({ err }, "a job was not acknowledged"),
        );
        running.add(work);
        void work.finally(() => running.delete(work));
      }
    } while (again && !stopped);
  };
  const look = () => {
    again = true;
    claiming ??= claimAll()
      .catch((err: unknown) => log.warn({ err }, "jobs could not be read; trying again"))
      .finally(() => {
        claiming = undefined;
      });
  };

  await failAbandonedJobs(db, owner);
  const stopWatching = waker.onWake(look);
  const timer = setInterval(look, LOOK_AGAIN_MS);
  look();
  return async () => {
    stopped = true;
    stopWatching();
    clearInterval(timer);
    await claiming;
    await Promise.all(running);
  };
}
