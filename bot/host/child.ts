/**
 * Entry of a module host: a process of its own, forked by the bot. It speaks only the messages of messages.ts. Its environment
 * holds no secrets; a host of built-in modules is told the database, one of the user's folder is not.
 */
import type { Db } from "#core/db/client";
import { readEnv } from "#core/env";
import { createBlameWriter } from "./blame.ts";
import { createHostPort } from "./host-port.ts";
import { offerTimers } from "./owned-timers.ts";
import { serveModules } from "./serve.ts";

const withDatabase = process.argv.includes("--database");

async function openDatabase(): Promise<Db> {
  const { openDb } = await import("#core/db/client");
  return openDb(readEnv().databaseUrl);
}

const port = createHostPort(process);
const blame = createBlameWriter();
offerTimers(blame, port.logFor);
const db = withDatabase ? await openDatabase() : null;
serveModules({ port, blame, db });
