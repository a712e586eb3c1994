import "server-only";
import { after, MINUTE } from "#core/time";
import { db } from "#web/db";
import type { JobStep } from "../../../_lib/jobs-store.ts";
import { param, type SearchParams } from "../../../_lib/search-params.ts";

/** The job of a click that led here, as it stands; null when the address names none, or one of long ago. */
export async function jobOfLink(
  search: SearchParams,
): Promise<{ readonly jobId: string; readonly known: JobStep } | null> {
  const id = param(await search, "job");
  const job = id === "" ? null : await db.job.findUnique({ where: { id } });
  if (!job || job.createdAt < after(new Date(), -MINUTE)) return null;
  const at = job.finishedAt ?? job.acceptedAt ?? job.createdAt;
  return { jobId: id, known: { state: job.state, at: at.toISOString(), result: job.result } };
}
