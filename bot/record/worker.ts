/** The thread that appends to SQLite's event log, so that a slow disk never delays a PONG. Spoken to by writers.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { openSqliteEventWriter } from "#core/db/event-writer";
import type { EventColumns } from "#core/events/events";

const { url } = workerData as { url: string };
const writer = openSqliteEventWriter(url);

parentPort?.on("message", (rows: readonly EventColumns[] | "close") => {
  if (rows === "close") {
    writer.close();
    parentPort?.close();
    return;
  }
  try {
    writer.write(rows);
    parentPort?.postMessage({ error: null });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
