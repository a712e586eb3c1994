/** The thread that appends to SQLite's event log, so that a slow disk never delays a PONG. Spoken to by writers.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { openSqliteEventWriter } from "#core/db/event-writer/sqlite";

const { url } = workerData as { url: string };
const writer = openSqliteEventWriter(url);

parentPort?.on("message", (message: { readonly batch: string } | "close") => {
  if (message === "close") {
    writer.close();
    parentPort?.close();
    return;
  }
  try {
    writer.write(message.batch);
    parentPort?.postMessage({ error: null });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
