/** Keeps the web and the bot process running: starts them, starts them again with back-off when they die, stops them in order. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { openDb } from "#core/db/client";
import { type Env, readEnv, readSetupCode } from "#core/env";
import { isSetupOpen } from "#core/setup/setup";
import { SECOND } from "#core/time";
import { BOT_ENTRY, BOT_ENV, BOT_OPTIONS } from "./bot-process.ts";

/** A process asked to be started again ends with this code (EX_TEMPFAIL). */
const RESTART_CODE = 75;
const STEADY_MS = 60 * SECOND;
const MAX_BACK_OFF_MS = 30 * SECOND;
const STOP_MS = 8 * SECOND;

const root = process.cwd();
const development = process.argv.includes("--dev");
const env = readEnv();

interface Part {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  child?: ChildProcess;
  failures: number;
  timer?: NodeJS.Timeout;
}

const node = (...args: string[]) => [process.execPath, ...args];
const next = path.join(root, "node_modules/next/dist/bin/next");
const parts: Part[] = [
  {
    name: "web",
    command: node(next, development ? "dev" : "start", "--port", String(env.port)),
    failures: 0,
  },
  {
    name: "bot",
    command: development
      ? node("--import", "tsx", "--watch-path=bot", "--watch-path=core", "bot/main.ts")
      : node(...BOT_OPTIONS, BOT_ENTRY),
    env: BOT_ENV,
    failures: 0,
  },
];

let stopping = false;

function start(part: Part): void {
  const [command = process.execPath, ...args] = part.command;
  const startedAt = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    // A group of its own: Ctrl-C reaches us alone, and we stop the parts in order.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      ...part.env,
      NODE_ENV: development ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  part.child = child;
  child.on("exit", (code, signal) => {
    delete part.child;
    if (stopping) return;
    if (code === 0) return say(`${part.name} was stopped on request; npm start brings it back.`);
    if (code === RESTART_CODE || performance.now() - startedAt > STEADY_MS) part.failures = 0;
    const waitMs =
      code === RESTART_CODE ? 0 : Math.min(MAX_BACK_OFF_MS, 500 * 2 ** part.failures++);
    if (code !== RESTART_CODE)
      say(
        `${part.name} ended (${signal ?? `code ${code}`}); starting it again in ${waitMs / SECOND} s.`,
      );
    part.timer = setTimeout(() => start(part), waitMs);
  });
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  say("Stopping …");
  await Promise.all(parts.map(stopPart));
  process.exit(0);
}

function stopPart(part: Part): Promise<void> {
  clearTimeout(part.timer);
  const { child } = part;
  if (!child) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => signal(child, "SIGKILL"), STOP_MS);
    child.on("exit", () => {
      clearTimeout(force);
      resolve();
    });
    signal(child, "SIGTERM");
  });
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch (error) {
    // Gone already: that is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function waitForWeb({ port }: Env): Promise<boolean> {
  for (let tries = 0; tries < 600 && !stopping; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.timeout(2 * SECOND),
      });
      return true;
    } catch {
      // Not listening yet: that is what we wait for.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return false;
}

/** The one function that may print the setup code. */
async function welcome(): Promise<void> {
  if (!(await waitForWeb(env))) return;
  const url = env.fixedUrl ?? `http://localhost:${env.port}`;
  const db = openDb(env.databaseUrl);
  const open = await isSetupOpen(db);
  await db.$disconnect();
  say("");
  say("  Steward is running.");
  say(`    Web     ${url}`);
  say(`    Lobby   ${env.lobbyHost}:${env.lobbyPort} (point any IRC client here)`);
  say(`    Data    ${env.dataDir}`);
  if (open) {
    say("");
    say(`  First run: open ${url}/setup`);
    say(`    Setup code   ${readSetupCode()}`);
  }
  say("");
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => void stop());
for (const part of parts) start(part);
await welcome();
