/** The bot process: environment, signals, and when it ends. What it is made of is in bot.ts. */
import "./small-heap.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "#core/db/client";
import { readEnv } from "#core/env";
import { createLog } from "#core/log";
import { answerSupervisor } from "#core/supervision/child";
import { EXIT } from "#core/supervision/exit-codes";
import { startBot } from "./bot.ts";

const STOP_LIMIT_MS = 7_000;

const env = readEnv();
const log = createLog("bot", env.logLevel);
const db = openDb(env.databaseUrl);
const waiting = new AbortController();
const starting = startBot({
  ...{ env, db, log, signal: waiting.signal },
  root: process.cwd(),
  // From source it is being worked on.
  watchBuiltIn: import.meta.filename.endsWith(".ts"),
  leave: (how) => setImmediate(() => void stop(EXIT[how])),
});

let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({}, "the bot is stopping");
  // Whatever hangs, the process ends; the supervisor would only kill it later.
  void sleep(STOP_LIMIT_MS, undefined, { ref: false }).then(() => process.exit(code || 1));
  waiting.abort();
  // What was not started need not be stopped.
  const bot = await starting.catch(() => null);
  await bot?.stop(code === EXIT.restart ? "restart" : "stopped");
  await db.$disconnect();
  process.exit(code);
}

for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => void stop(EXIT.stopped));
answerSupervisor(() => void stop(EXIT.stopped));
process.on("unhandledRejection", (err) => {
  log.error({ err }, "a rejection that nobody handled: this is a bug");
});

try {
  await starting;
} catch (error) {
  // Told to stop while it waited for its name.
  if (!stopping) throw error;
}
