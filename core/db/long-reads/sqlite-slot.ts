/** SQLite answers on the thread that asks; long reads therefore ask in another, which is ended to stop them. */
import type { Worker } from "node:worker_threads";
import {
  DriverAdapterError,
  type Error as DriverProblem,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { startThread } from "#core/supervision/thread";
import { SECOND } from "#core/time";
import { clientOn } from "../client.ts";
import type { Slot } from "./long-reads.ts";

export interface Question {
  readonly id: number;
  readonly query: SqlQuery;
}

export interface Answer {
  readonly id: number;
  readonly outcome:
    | { readonly result: SqlResultSet }
    | { readonly refusal: DriverProblem }
    | { readonly problem: string };
}

interface Pending {
  resolve(result: SqlResultSet): void;
  reject(error: Error): void;
}

/** A thread that nobody asked anything for so long is ended, and started again when it is needed. */
const IDLE_MS = 30 * SECOND;

const readOnly = async (): Promise<never> => {
  throw new Error("Long reads do not write.");
};

/** A slot on the file at `url`. `workerFile` is worker.ts of this folder, or what it was compiled to. */
export function sqliteSlot(url: string, workerFile: URL): Slot {
  const thread = readingThread(url, workerFile);
  const adapter: SqlDriverAdapter = {
    provider: "sqlite",
    adapterName: "@prisma/adapter-better-sqlite3",
    queryRaw: thread.ask,
    executeRaw: readOnly,
    executeScript: readOnly,
    startTransaction: readOnly,
    dispose: thread.end,
  };
  const { provider, adapterName } = adapter;
  const db = clientOn("sqlite", { provider, adapterName, connect: async () => adapter });
  return {
    db,
    halt: () => thread.halt(),
    resume: () => thread.resume(),
    async close() {
      await thread.halt();
      await db.$disconnect();
    },
  };
}

function readingThread(url: string, workerFile: URL) {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let halted = false;

  function lost(error: Error): void {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  function start(): Worker {
    const started = startThread(workerFile, { workerData: { url } });
    // Nothing but an answer that somebody waits for keeps the process.
    started.unref();
    started.on("message", ({ id, outcome }: Answer) => {
      const asked = pending.get(id);
      pending.delete(id);
      if (pending.size === 0) rest();
      if ("result" in outcome) asked?.resolve(outcome.result);
      else if ("refusal" in outcome) asked?.reject(new DriverAdapterError(outcome.refusal));
      else asked?.reject(new Error(outcome.problem));
    });
    const gone = (error: Error) => {
      if (worker !== started) return;
      worker = undefined;
      lost(error);
    };
    started.on("error", gone);
    started.on("exit", () => gone(new Error("the reading thread ended")));
    return started;
  }

  function rest(): void {
    worker?.unref();
    clearTimeout(idle);
    idle = setTimeout(() => void end(), IDLE_MS).unref();
  }

  /** A statement under way is finished first: only between two steps of JavaScript can a thread be ended. */
  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    lost(new Error("the reading thread was ended"));
    await ending?.terminate();
  }

  return {
    ask(query: SqlQuery): Promise<SqlResultSet> {
      if (halted) return Promise.reject(new Error("this read was stopped"));
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      const asked = worker;
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        asked.postMessage({ id, query } satisfies Question);
      });
    },
    halt(): Promise<void> {
      halted = true;
      return pending.size === 0 ? Promise.resolve() : end();
    },
    resume() {
      halted = false;
    },
    end,
  };
}
