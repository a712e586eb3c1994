import { Worker } from "node:worker_threads";
import { providerOf } from "#core/db/address";
import { PostgresEventWriter } from "#core/db/event-writer/postgresql";
import type { EventWriter } from "./recorder.ts";

/** The writer that suits the database: a thread of its own for SQLite, which blocks; a connection of its own for PostgreSQL. */
export function createEventWriter(url: string): EventWriter {
  return providerOf(url) === "sqlite" ? workerWriter(url) : new PostgresEventWriter(url);
}

/** Room for a statement and a batch; the thread keeps nothing. In MB. */
const HEAP = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 };

/** From source, TypeScript has to be made loadable in the new thread first; Node 20 does not pass tsx on by itself. */
function openWorker(url: string): Worker {
  const own = import.meta.url;
  const options = { workerData: { url }, resourceLimits: HEAP };
  if (!own.endsWith(".ts")) return new Worker(new URL("./worker.js", own), options);
  const source = new URL("./worker.ts", own).href;
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(start, { workerData: { url }, eval: true });
}

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
