/** What the browser has heard of jobs, so that a click can be followed even when the bot was quicker than the answer. */
import type { LogRow } from "#core/events/rights";

export interface JobStep {
  readonly state: string;
  /** ISO 8601 */
  readonly at: string;
  readonly result: string;
}

const KEPT = 200;
const jobs = new Map<string, readonly JobStep[]>();
const listeners = new Set<() => void>();
const none: readonly JobStep[] = [];

/** Notes a step that came by the stream. */
export function noteJob(row: LogRow): void {
  if (row.target === null) return;
  const { state, result } = (row.data ?? {}) as { state?: string; result?: string };
  if (typeof state !== "string") return;
  const steps = jobs.get(row.target) ?? none;
  jobs.set(row.target, [...steps, { state, at: row.at, result: result ?? "" }]);
  const [oldest] = jobs.keys();
  if (jobs.size > KEPT && oldest !== undefined) jobs.delete(oldest);
  for (const listener of listeners) listener();
}

export function onJobs(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The steps of a job so far, oldest first. */
export function stepsOf(jobId: string): readonly JobStep[] {
  return jobs.get(jobId) ?? none;
}
