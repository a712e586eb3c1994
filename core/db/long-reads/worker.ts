/** The thread that reads SQLite for sqlite-slot.ts: one statement after the other, on a connection that cannot write. */
import { parentPort, workerData } from "node:worker_threads";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { isDriverAdapterError, type SqlQuery } from "@prisma/driver-adapter-utils";
import type { Answer, Question } from "./sqlite-slot.ts";

const LOCK_WAIT_MS = 2_000;

const { url } = workerData as { url: string };
const connection = new PrismaBetterSqlite3(
  { url, readonly: true, fileMustExist: true, timeout: LOCK_WAIT_MS },
  { timestampFormat: "unixepoch-ms" },
).connect();
// Told with the first answer.
connection.catch(() => {});

async function answer(query: SqlQuery): Promise<Answer["outcome"]> {
  try {
    return { result: await (await connection).queryRaw(query) };
  } catch (error) {
    if (error instanceof Error && isDriverAdapterError(error)) return { refusal: error.cause };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", ({ id, query }: Question) => {
  void answer(query).then((outcome) => parentPort?.postMessage({ id, outcome } satisfies Answer));
});
