import type { Worker } from "node:worker_threads";
import { providerOf } from "#core/db/address";
import { PostgresEventWriter } from "#core/db/event-writer/postgresql";
import { startThread } from "#core/supervision/thread";
import type { EventWriter } from "./recorder.ts";

/** The writer that suits the database: a thread of its own for SQLite, which blocks; a connection of its own for PostgreSQL. */
export function createEventWriter(url: string): EventWriter {
  return providerOf(url) === "sqlite" ? workerWriter(url) : new PostgresEventWriter(url);
}

/** Room for a statement and a batch; the thread keeps nothing. In MB. */
const HEAP = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 };

const ownFile = import.meta.url;
const workerFile = new URL(ownFile.endsWith(".ts") ? "./worker.ts" : "./worker.js", ownFile);

const openWorker = (url: string): Worker =>
  startThread(workerFile, { workerData: { url }, resourceLimits: HEAP });

/** One batch at a time; a worker that died is replaced at the next batch. */
function workerWriter(url: string): EventWriter {
  let worker: Worker | undefined;

  const open = () => {
    const next = openWorker(url);
    next.on("exit", () => {
      if (worker === next) worker = undefined;
    });
    return next;
  };

  const write = (batch: string) =>
    new Promise<void>((resolve, reject) => {
      worker ??= open();
      const current = worker;
      const settle = (error: Error | null) => {
        current.off("message", answered);
        current.off("error", settle);
        current.off("exit", ended);
        if (error) reject(error);
        else resolve();
      };
      const answered = ({ error }: { error: string | null }) =>
        settle(error ? new Error(error) : null);
      const ended = () => settle(new Error("the writing thread ended"));
      current.on("message", answered);
      current.on("error", settle);
      current.on("exit", ended);
      current.postMessage({ batch });
    });

  return {
    write,
    close: () =>
      new Promise<void>((resolve) => {
        if (!worker) return resolve();
        worker.on("exit", () => resolve());
        worker.postMessage("close");
      }),
  };
}
