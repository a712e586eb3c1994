import { Worker } from "node:worker_threads";
import type { Db } from "#core/db/client";
import { providerOf } from "#core/db/provider";
import type { EventColumns } from "#core/events/events";
import type { EventWriter } from "./recorder.ts";

/** The writer that suits the database: a worker thread for SQLite, the client's pool for PostgreSQL. */
export function createEventWriter(url: string, db: Db): EventWriter {
  return providerOf(url) === "sqlite" ? workerWriter(url) : clientWriter(db);
}

function clientWriter(db: Db): EventWriter {
  return {
    async write(rows) {
      await db.event.createMany({
        data: rows.map(({ data, ...columns }) => (data === null ? columns : { ...columns, data })),
      });
    },
    close: async () => {},
  };
}

/** From source, TypeScript has to be made loadable in the new thread first; Node 20 does not pass tsx on by itself. */
function openWorker(url: string): Worker {
  const own = import.meta.url;
  const options = { workerData: { url } };
  if (!own.endsWith(".ts")) return new Worker(new URL("./worker.js", own), options);
  const source = new URL("./worker.ts", own).href;
  const start = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(start, { ...options, eval: true });
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

  const write = (rows: readonly EventColumns[]) =>
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
      current.postMessage(rows);
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
