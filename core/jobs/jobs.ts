/** Asking the bot for something, and the bot's side of it. Each change of state is an event in the same transaction. */
import { type Db, inTransaction, type Prisma, type Tx } from "#core/db/client";
import { AppError } from "#core/errors";
import { insertEvents } from "#core/events/events";
import { type Level, reaches } from "#core/levels";
import { networksOfOthers } from "#core/networks/leases";
import { newId } from "#core/secrets";
import { after, SECOND } from "#core/time";
import { isLocale, type Locale, SOURCE_LOCALE } from "#core/words/locales";
import { inLanguage, type Told, tell } from "#core/words/told";
import { isJobKind, type JobInput, type JobKind, type JobState, jobKinds } from "./kinds.ts";

const EXPIRES_MS = 30 * SECOND;

export interface Asker {
  readonly id: string | null;
  readonly level: Level;
  readonly via: "web" | "irc" | "api" | "cli";
  /** The language of the result; English if left out. */
  readonly locale?: Locale | undefined;
}

/** What became of a job, to be said in the language of whoever asked. */
type Result = Told | AppError | string;

/**
 * Queues a job for the bot and gives its id. It expires after 30 s if no bot takes it. Throws AppError forbidden below the
 * kind's level and invalid for input that does not fit.
 */
export function askBot<Kind extends JobKind>(
  db: Db,
  kind: Kind,
  input: JobInput<Kind>,
  asker: Asker,
  now = new Date(),
): Promise<string> {
  return inTransaction(db, (tx) => askBotWithin(tx, kind, input, asker, now));
}

/** As {@link askBot}, within the transaction of what makes it necessary. Inserts an event, so it comes last there. */
export async function askBotWithin<Kind extends JobKind>(
  tx: Tx,
  kind: Kind,
  input: JobInput<Kind>,
  asker: Asker,
  now: Date,
): Promise<string> {
  const spec = jobKinds[kind];
  if (!reaches(asker.level, spec.level))
    throw new AppError("forbidden", { key: "access.needsLevel", level: spec.level });
  const parsed = spec.input.safeParse(input);
  if (!parsed.success)
    throw new AppError("invalid", parsed.error.issues[0]?.message ?? { key: "form.unfit" });
  if (kind === "session.end" && !reaches(asker.level, "staff"))
    if ((input as JobInput<"session.end">).userId !== asker.id)
      throw new AppError("forbidden", { key: "access.needsLevel", level: "staff" });

  const id = newId();
  await tx.job.create({
    data: {
      id,
      kind,
      input: parsed.data as Prisma.InputJsonObject,
      networkId: "networkId" in parsed.data ? parsed.data.networkId : null,
      userId: asker.id,
      via: asker.via,
      locale: asker.locale ?? SOURCE_LOCALE,
      requestId: id,
      createdAt: now,
      notBefore: now,
      expiresAt: after(now, EXPIRES_MS),
    },
  });
  await insertEvents(tx, [jobEvent({ id, kind, userId: asker.id }, "queued", now)]);
  return id;
}

const NO_RESULT = { result: "", english: "" };
const WORRYING: ReadonlySet<JobState> = new Set(["failed", "unconfirmed"]);

interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly userId: string | null;
}

/** The log speaks English; whoever asked gets `result` in `data`. */
const jobEvent = (
  { id, kind, userId }: JobRow,
  state: JobState,
  at: Date,
  { result, english }: { readonly result: string; readonly english: string } = NO_RESULT,
) => ({
  at,
  kind: "job" as const,
  target: id,
  text: `${kind}: ${state}${english ? ` (${english})` : ""}`,
  userId: userId ?? undefined,
  severity: WORRYING.has(state) ? ("warn" as const) : ("info" as const),
  requestId: id,
  data: { job: kind, state, result },
});

export interface ClaimedJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly input: unknown;
  readonly userId: string | null;
}

/**
 * Takes the oldest waiting job for `owner`, or null; with `kind` only of that kind. Of several owners exactly one gets it, and
 * what concerns a network waits for the bot that holds it; overdue jobs of every kind expire.
 */
export async function claimJob(
  db: Db,
  owner: string,
  now = new Date(),
  kind?: JobKind,
): Promise<ClaimedJob | null> {
  await expireJobs(db, now);
  const elsewhere = kind === undefined ? await networksOfOthers(db, owner, now) : [];
  const next = await db.job.findFirst({
    where: {
      ...{ state: "queued", notBefore: { lte: now }, ...(kind === undefined ? {} : { kind }) },
      ...(elsewhere.length === 0
        ? {}
        : { OR: [{ networkId: null }, { networkId: { notIn: elsewhere } }] }),
    },
    orderBy: [{ notBefore: "asc" }, { id: "asc" }],
  });
  if (!next) return null;
  const claimed = await inTransaction(db, async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id: next.id, state: "queued" },
      data: { state: "accepted", owner, acceptedAt: now },
    });
    if (count !== 1) return false;
    await insertEvents(tx, [jobEvent(next, "accepted", now)]);
    return true;
  });
  if (!claimed) return claimJob(db, owner, now, kind);
  if (!isJobKind(next.kind)) {
    await finishJob(db, next.id, "failed", { key: "jobs.unknownKind", kind: next.kind });
    return claimJob(db, owner, now, kind);
  }
  return { id: next.id, kind: next.kind, input: next.input, userId: next.userId };
}

/**
 * Says, before it happens, that a job is about to do what cannot be taken back. After a crash such a job ends as unconfirmed. False
 * when the job has ended already, and must not go on.
 */
export function beginJob(db: Db, id: string, now = new Date()): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id, state: { in: ["accepted", "running"] } },
      data: { state: "running" },
    });
    if (count !== 1) return false;
    const job = await tx.job.findUniqueOrThrow({ where: { id } });
    await insertEvents(tx, [jobEvent(job, "running", now)]);
    return true;
  });
}

/** Ends a job that was accepted or is running; false when it had ended already. `result` is said in the language of whoever asked. */
export async function finishJob(
  db: Db,
  id: string,
  state: "done" | "unconfirmed" | "failed",
  result: Result,
  now = new Date(),
): Promise<boolean> {
  return inTransaction(db, (tx) => endJob(tx, id, ["accepted", "running"], state, result, now));
}

/**
 * After a restart: ends what the last process of this owner left half done, and repeats nothing. What had begun may have happened,
 * which makes it unconfirmed; the rest has failed.
 */
export async function endAbandonedJobs(db: Db, owner: string, now = new Date()): Promise<void> {
  const left = await db.job.findMany({
    where: { state: { in: ["accepted", "running"] }, owner },
    select: { id: true, state: true },
  });
  for (const { id, state } of left)
    if (state === "running")
      await finishJob(db, id, "unconfirmed", { key: "jobs.stoppedUnconfirmed" }, now);
    else await finishJob(db, id, "failed", { key: "jobs.stoppedUnfinished" }, now);
}

async function expireJobs(db: Db, now: Date): Promise<void> {
  const late = await db.job.findMany({
    where: { state: "queued", expiresAt: { lt: now } },
    select: { id: true },
  });
  for (const { id } of late)
    await inTransaction(db, (tx) =>
      endJob(tx, id, ["queued"], "expired", { key: "jobs.expired" }, now),
    );
}

async function endJob(
  tx: Tx,
  id: string,
  from: JobState[],
  state: JobState,
  outcome: Result,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: { id, state: { in: from } },
    data: { state, finishedAt: now },
  });
  if (count !== 1) return false;
  const job = await tx.job.findUniqueOrThrow({ where: { id } });
  const result = said(outcome, isLocale(job.locale) ? job.locale : SOURCE_LOCALE);
  await tx.job.update({ where: { id }, data: { result } });
  const english = said(outcome, SOURCE_LOCALE);
  await insertEvents(tx, [jobEvent(job, state, now, { result, english })]);
  return true;
}

function said(outcome: Result, locale: Locale): string {
  if (AppError.is(outcome)) return outcome.in(locale);
  return typeof outcome === "string" ? inLanguage(outcome, locale) : tell(outcome, locale);
}
