/** What was asked of the bot, for pages. */
import type { Db, Prisma } from "#core/db/client";
import { type Cursor, type KeysetPage, keysetPage } from "#core/db/keyset";
import type { JobState } from "./kinds.ts";

const JOBS_PAGE = 50;

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

type JobRow = Prisma.JobGetPayload<{ select: typeof columns }>;

export type ListedJob = JobRow & {
  /** Who asked, as far as the account still exists. */
  readonly askedBy: string | null;
};

/** One page of jobs, newest first. Keys are ids; of one that is gone, the first page. */
export async function listJobs(
  db: Db,
  group: JobGroup | null,
  cursor: Cursor | null,
): Promise<KeysetPage<ListedJob>> {
  const at = cursor && (await db.job.findUnique({ where: { id: cursor.key } }));
  const [order, side] = cursor?.back ? (["asc", "gt"] as const) : (["desc", "lt"] as const);
  const beyond = at && {
    OR: [
      { createdAt: { [side]: at.createdAt } },
      { createdAt: at.createdAt, id: { [side]: at.id } },
    ],
  };
  const page = await keysetPage<JobRow>({
    cursor,
    size: JOBS_PAGE,
    keyOf: ({ id }) => id,
    find: (take) =>
      db.job.findMany({
        where: {
          AND: [group === null ? {} : { state: { in: [...JOB_GROUPS[group]] } }, beyond ?? {}],
        },
        select: columns,
        orderBy: [{ createdAt: order }, { id: order }],
        take,
      }),
  });
  const ids = [...new Set(page.rows.flatMap(({ userId }) => userId ?? []))];
  const users = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const rows = page.rows.map((row) => ({ ...row, askedBy: names.get(row.userId ?? "") ?? null }));
  return { ...page, rows };
}
