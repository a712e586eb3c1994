/** The hot path into the event log on PostgreSQL: a connection of its own, one transaction for each batch, none stored twice. */
import type { Client } from "pg";
import { SECOND } from "#core/time";
import { insertFromJson } from "../json-rows.ts";
import { EVENT_COLUMNS } from "./columns.ts";

/** Longer than the wait for whoever else inserts events; a server that says nothing for so long is away. */
const ANSWER_MS = 10 * SECOND;

const insert = `WITH stored AS (${insertFromJson("postgresql", "Event", EVENT_COLUMNS)} RETURNING 1)
SELECT pg_current_xact_id()::text AS transaction, count(*) FROM stored`;

/** The events whose COMMIT was sent but never answered: only the server knows whether they are there. */
interface Doubt {
  readonly batch: string;
  readonly transaction: string;
}

export class PostgresEventWriter {
  readonly #url: string;
  #client: Client | undefined;
  #doubt: Doubt | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Stores a batch of JSON rows, all or none. When it rejects, the same batch must be given again before any other. */
  async write(batch: string): Promise<void> {
    const client = await this.#connected();
    try {
      if (await this.#isStored(client, batch)) return;
      await client.query("BEGIN");
      const { rows } = await client.query<{ transaction: string }>(insert, [batch]);
      const transaction = rows[0]?.transaction;
      if (transaction !== undefined) this.#doubt = { batch, transaction };
      await client.query("COMMIT");
      this.#doubt = undefined;
    } catch (error) {
      // Whatever state the connection is in, a new one begins clean; the server undoes what was not committed.
      this.#client = undefined;
      void client.end().catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#client?.end();
    this.#client = undefined;
  }

  async #isStored(client: Client, batch: string): Promise<boolean> {
    const doubt = this.#doubt;
    if (doubt?.batch !== batch) return false;
    const { rows } = await client.query<{ state: string | null }>(
      "SELECT pg_xact_status($1::xid8) AS state",
      [doubt.transaction],
    );
    const state = rows[0]?.state;
    if (state === "in progress") throw new Error("the batch before is still being stored");
    this.#doubt = undefined;
    return state === "committed";
  }

  async #connected(): Promise<Client> {
    if (this.#client) return this.#client;
    const { default: pg } = await import("pg");
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    client.on("error", () => {
      // The next batch finds out, and connects again.
      if (this.#client === client) this.#client = undefined;
    });
    await client.connect();
    this.#client = client;
    return client;
  }
}
