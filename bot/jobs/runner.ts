/** Takes jobs from the database whenever it wakes, runs them, and acknowledges each with its result. */
import type { Db } from "#core/db/client";
import type { Waker } from "#core/db/wake";
import { AppError } from "#core/errors";
import { beginJob, type ClaimedJob, claimJob, endAbandonedJobs, finishJob } from "#core/jobs/jobs";
import { type JobKind, jobKinds } from "#core/jobs/kinds";
import type { Log } from "#core/log";
import { MINUTE, SECOND } from "#core/time";
import type { Told } from "#core/words/told";
import {
  type JobAnswer,
  type JobDeps,
  type JobHandler,
  type JobRun,
  jobHandlers,
} from "./handlers.ts";

const JOB_LIMIT_MS = MINUTE;
/** For a handler that heeds its signal to say what became of it. */
const LAST_WORDS_MS = SECOND;
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
export async function runJob(kind: JobKind, input: unknown, deps: JobDeps): Promise<Told> {
  const answer = await handle(kind, input, deps, { begin: async () => {} });
  return "unconfirmed" in answer ? answer.unconfirmed : answer;
}

async function handle(
  kind: JobKind,
  input: unknown,
  deps: JobDeps,
  run: JobRun,
): Promise<JobAnswer> {
  const parsed = jobKinds[kind].input.safeParse(input);
  if (!parsed.success)
    throw new AppError("invalid", parsed.error.issues[0]?.message ?? { key: "form.unfit" });
  const handler = jobHandlers[kind] as JobHandler<JobKind>;
  return handler(parsed.data as never, deps, run);
}

/** Starts taking jobs; gives the way to stop, which waits for running ones. */
export async function startJobs(deps: RunnerDeps): Promise<() => Promise<void>> {
  const { db, waker, log, owner } = deps;
  const running = new Set<Promise<void>>();
  let claiming: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let beginning: Promise<unknown> = Promise.resolve();

  const execute = async ({ id, kind, input }: ClaimedJob) => {
    let hasBegun = false;
    let begun: Promise<void> | undefined;
    const markBegun = async () => {
      // One after the other, so that what was asked for first is done first.
      const mine = beginning.then(() => beginJob(db, id));
      beginning = mine.catch(() => {});
      if (!(await mine)) throw new AppError("conflict", { key: "bot.jobs.over" });
      hasBegun = true;
    };
    const begin = () => {
      begun ??= markBegun();
      return begun;
    };
    try {
      const answer = await inTime((signal) => handle(kind, input, deps, { begin, signal }));
      if ("late" in answer) {
        const state = hasBegun ? "unconfirmed" : "failed";
        await finishJob(db, id, state, { key: "bot.jobs.noAnswer" });
      } else if ("unconfirmed" in answer)
        await finishJob(db, id, "unconfirmed", answer.unconfirmed);
      else await finishJob(db, id, "done", answer);
    } catch (err) {
      if (!AppError.is(err)) log.error({ err, job: id, kind }, "a job failed");
      await finishJob(db, id, "failed", AppError.is(err) ? err : { key: "bot.failed" });
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

  await endAbandonedJobs(db, owner);
  const stopWatching = waker.onWake("Job", look);
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

/** Gives a job a minute; after that its signal is aborted, and a second later it is not waited for any more. */
async function inTime(
  work: (signal: AbortSignal) => Promise<JobAnswer>,
): Promise<JobAnswer | { readonly late: true }> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ readonly late: true }>((resolve) => {
    timer = setTimeout(() => {
      limit.abort();
      timer = setTimeout(() => resolve({ late: true }), LAST_WORDS_MS);
    }, JOB_LIMIT_MS);
  });
  try {
    return await Promise.race([work(limit.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
