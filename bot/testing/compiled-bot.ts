/** The bot as it runs in production: compiled, a process of its own. For tests that end it without mercy. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { freePort } from "#core/testing/free-port";
import { eventually } from "./irc-harness.ts";
import { programFolder, removeFolder } from "./program.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface BotProcess {
  readonly dataDir: string;
  readonly lobbyPort: number;
  /** Starts it; resolves when it says that it is running. */
  start(): Promise<void>;
  /** SIGKILL: no time for any last words. Its module hosts are left to notice. */
  kill(): Promise<void>;
  /** Everything it printed. */
  output(): string;
}

/** Compiles what is stale, and gives a bot on this database that is gone after the test. */
export async function prepareBot(databaseUrl: string): Promise<BotProcess> {
  const compile = `import("./scripts/prepare.mjs").then((prepare) => prepare.compileServer())`;
  await promisify(execFile)(process.execPath, ["-e", compile], { cwd: root });
  const dataDir = await programFolder("bot");
  const lobbyPort = await freePort();
  let child: ChildProcess | null = null;
  let printed = "";
  const kill = async () => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  };
  onTestFinished(async () => {
    await kill();
    await removeFolder(dataDir);
  });
  return {
    dataDir,
    lobbyPort,
    kill,
    output: () => printed,
    async start() {
      const from = printed.length;
      const args = ["--conditions=steward-dist", "--enable-source-maps", "dist/bot/main.js"];
      const running = spawn(process.execPath, args, {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...process.env,
          NODE_ENV: "production",
          NODE_OPTIONS: "",
          STEWARD_DATA: dataDir,
          DATABASE_URL: databaseUrl,
          LOBBY_PORT: String(lobbyPort),
          LOG_LEVEL: "info",
        },
      });
      child = running;
      for (const stream of [running.stdout, running.stderr]) {
        stream.on("data", (data: Buffer) => {
          printed += data.toString();
        });
      }
      await eventually(() => {
        if (running.exitCode !== null) throw new Error(`The bot ended at once:\n${printed}`);
        return printed.slice(from).includes("the bot is running");
      }, "the bot to run");
    },
  };
}
