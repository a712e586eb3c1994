/** The whole bot as a process of its own, from source, on a database and a network of the test's. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { plainEnv } from "#core/env";
import { freePort } from "#core/testing/free-port";

const root = path.resolve(import.meta.dirname, "../..");

interface StartedProcess {
  readonly pid: number;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts it; it is stopped in order when the test ends. What it complains of goes to standard error. */
export async function startBotProcess(databaseUrl: string): Promise<StartedProcess> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "steward-bot-"));
  const env = plainEnv({
    DATABASE_URL: databaseUrl,
    STEWARD_DATA: dataDir,
    LOBBY_PORT: String(await freePort()),
    LOG_LEVEL: process.env.BOT_LOG ?? "error",
  });
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "bot/main.ts")], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill("SIGTERM")) await ended;
    await rm(dataDir, { recursive: true, force: true });
  });
  return { pid: child.pid ?? 0, ended };
}
