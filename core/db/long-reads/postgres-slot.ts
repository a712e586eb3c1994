/** PostgreSQL works on its own; a long read needs a connection that others do not wait for, and is cancelled at the server. */
import { setTimeout as sleep } from "node:timers/promises";
import type { SqlDriverAdapter, SqlQuery, SqlResultSet } from "@prisma/driver-adapter-utils";
import type { PoolClient } from "pg";
import { SECOND } from "#core/time";
import { clientOn } from "../client.ts";
import type { Slot } from "./long-reads.ts";

/** The server itself ends what nobody could cancel any more. */
const STATEMENT_MS = 30 * SECOND;
const CANCEL_AGAIN_MS = 100;

const readOnly = async (): Promise<never> => {
  throw new Error("Long reads do not write.");
};

/** A slot with one connection to the database at `url`, made when it is first needed. */
export function postgresSlot(url: string): Slot {
  const running = new Set<Promise<unknown>>();
  let halted = false;
  let backend: number | undefined;

  async function connect(): Promise<SqlDriverAdapter> {
    const [{ PrismaPg }, { default: pg }] = await Promise.all([
      import("@prisma/adapter-pg"),
      import("pg"),
    ]);
    const limits = { max: 1, statement_timeout: STATEMENT_MS, idleTimeoutMillis: STATEMENT_MS };
    const pool = new pg.Pool({ connectionString: url, keepAlive: true, ...limits });
    // pg's types leave it out; the cancelling below is asked for by this number.
    pool.on("connect", (client: PoolClient & { readonly processID?: number | null }) => {
      backend = client.processID ?? undefined;
    });
    const inner = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
    const ask = (query: SqlQuery): Promise<SqlResultSet> => {
      if (halted) return Promise.reject(new Error("this read was stopped"));
      if (!/^\s*SELECT\b/i.test(query.sql)) return readOnly();
      const answer = inner.queryRaw(query);
      running.add(answer);
      const done = () => running.delete(answer);
      answer.then(done, done);
      return answer;
    };
    return {
      ...{ provider: "postgres", adapterName: "@prisma/adapter-pg" },
      ...{ queryRaw: ask, executeRaw: readOnly, executeScript: readOnly },
      startTransaction: readOnly,
      dispose: () => inner.dispose(),
    };
  }

  /** Again until it worked: the first may come before the statement has reached the server. Never rejects. */
  async function cancel(): Promise<void> {
    while (running.size > 0) {
      try {
        await cancelOnce();
      } catch {
        // No connection is to be had at the moment; at the latest the server ends the statement by itself.
      }
      await Promise.race([Promise.allSettled(running), sleep(CANCEL_AGAIN_MS)]);
    }
  }

  async function cancelOnce(): Promise<void> {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query("SELECT pg_cancel_backend($1)", [backend]);
    } finally {
      await client.end();
    }
  }

  const db = clientOn("postgresql", {
    ...{ provider: "postgres", adapterName: "@prisma/adapter-pg", connect },
  });
  return {
    db,
    async halt() {
      halted = true;
      if (running.size > 0) await cancel();
    },
    resume() {
      halted = false;
    },
    async close() {
      halted = true;
      if (running.size > 0) await cancel();
      await db.$disconnect();
    },
  };
}
