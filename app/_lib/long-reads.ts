import "server-only";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { LongReadStopped, type LongReads } from "#core/db/long-reads/long-reads";
import { openLongReads } from "#core/db/long-reads/open";
import { readEnv } from "#core/env";
import { refuseJson } from "#web/refuse-json";

// Threads and connections outlive a module that the development server evaluates again.
const kept = globalThis as typeof globalThis & { stewardLongReads?: LongReads };

/** The thread's file as it was compiled: what Next bundles has no place beside it. */
const workerFile = () =>
  pathToFileURL(path.join(process.cwd(), "dist/core/db/long-reads/worker.js"));

/** Reads that may take long, off the thread that serves pages. */
export function longReads(): LongReads {
  kept.stewardLongReads ??= openLongReads(readEnv().databaseUrl, workerFile());
  return kept.stewardLongReads;
}

/** Answers with what was read, or with why it was stopped: 409 for something newer, 503 for the time. */
export async function answerLongRead<Result>(reading: Promise<Result>): Promise<Response> {
  try {
    return Response.json(await reading, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return refuseStopped(error);
  }
}

/** The answer for a read that was stopped; throws what is no such thing. */
export function refuseStopped(error: unknown): Promise<Response> {
  if (!LongReadStopped.is(error)) throw error;
  if (error.reason === "superseded") return refuseJson(409, { key: "logs.superseded" });
  return refuseJson(503, { key: "logs.tookTooLong" });
}
