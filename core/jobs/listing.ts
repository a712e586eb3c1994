/** What was asked of the bot, for pages. */
import type { Db, Prisma } from "#core/db/client";
import type { JobState } from "./kinds.ts";

export const JOBS_PAGE = 50;

/** Jobs by what became of them. */
export const JOB_GROUPS = {
  open: ["queued", "accepted", "running"],
  done: ["done", "unconfirmed"],
  failed: ["failed", "expired", "cancelled"],
} as const satisfies Record<string, readonly JobState[]>;
export type JobGroup = keyof typeof JOB_GROUPS;

const columns = {
  id: true,
  kind: true,
  input: true,
  state: true,
  userId: true,
  via: true,
  createdAt: true,
  finishedAt: true,
  result: true,
} as const satisfies Prisma.JobSelect;

export type ListedJob = Prisma.JobGetPayload<{ select: typeof columns }> & {
  /** Who asked, as far as the account still exists. */
  readonly askedBy: string | null;
};

/** One page of jobs, newest first, and whether there are more. */
export async function listJobs(
  db: Db,
  group: JobGroup | null,
  page: number,
): Promise<{ readonly jobs: readonly ListedJob[]; readonly more: boolean }> {
  const rows = await db.job.findMany({
    where: group === null ? {} : { state: { in: [...JOB_GROUPS[group]] } },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * JOBS_PAGE,
    take: JOBS_PAGE + 1,
  });
  const ids = [...new Set(rows.flatMap(({ userId }) => userId ?? []))];
  const users = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const jobs = rows
    .slice(0, JOBS_PAGE)
    .map((row) => ({ ...row, askedBy: names.get(row.userId ?? "") ?? null }));
  return { jobs, more: rows.length > JOBS_PAGE };
}
