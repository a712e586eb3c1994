/** Keeps the web and the bot process running: starts them, starts them again with back-off when they die, stops them in order. */
import path from "node:path";
import { readEnv, readSetupCode } from "#core/env";
import { SECOND } from "#core/time";
import { BOT_ENTRY, BOT_ENV, BOT_OPTIONS } from "./bot-process.ts";
import type { Ledger } from "./supervisor/ledger.ts";
import { type Ending, Part } from "./supervisor/part.ts";
import { PATIENCE } from "./supervisor/pulse.ts";
import { watchStartRequests } from "./supervisor/requests.ts";
import { isSetupOpen, waitForWeb } from "./supervisor/web.ts";

/** A second Ctrl-C; npm passes the first one on, so it may arrive twice. */
const SAME_SIGNAL_MS = 400;

// What we and our children make is nobody else's to read.
process.umask(0o077);
const root = process.cwd();
const development = process.argv.includes("--dev");
const env = readEnv();
const say = (line: string) => process.stdout.write(`${line}\n`);

const childEnv = {
  ...process.env,
  NODE_ENV: development ? "development" : "production",
  NEXT_TELEMETRY_DISABLED: "1",
} as const;
const next = path.join(root, "node_modules/next/dist/bin/next");

const web = new Part(
  {
    name: "web",
    args: [next, development ? "dev" : "start", "--port", String(env.port)],
    env: childEnv,
    // Next's own development server stands between us and the process then, and passes nothing on.
    patience: development ? null : PATIENCE,
  },
  { ready: () => {}, ended: (ending) => say(inWords("web", ending)) },
);
const bot = new Part(
  {
    name: "bot",
    args: development ? ["--import", "tsx", "bot/main.ts"] : [...BOT_OPTIONS, BOT_ENTRY],
    env: { ...childEnv, ...BOT_ENV },
  },
  {
    ready: () => requests.ready(),
    ended(ending) {
      const text = inWords("bot", ending);
      say(text);
      if (ending.why === "crash") void ledger().then((open) => open.noteCrash(text));
      if (ending.why !== "restart") requests.ended(ending.reason);
    },
  },
);
const requests = watchStartRequests(bot, ledger);
const parts = [web, bot];

function inWords(name: string, { why, reason, crashes, againInMs }: Ending): string {
  const back = "The console or npm start brings it back.";
  if (why === "stopped") return `${name} was stopped on request. ${back}`;
  if (why === "disconnected")
    return `${name} lost a connection and ended, as STEWARD_ON_DISCONNECT says. ${back}`;
  if (why === "restart") return `${name} starts again on request.`;
  const often = crashes > 1 ? `, for the ${crashes}th time in a row` : "";
  return `${name} ended${often} (${reason}); starting it again in ${(againInMs ?? 0) / SECOND} s.`;
}

let opened: Promise<Ledger> | undefined;

/** Opened when it is first needed: the database client is the better half of this process's memory. */
function ledger(): Promise<Ledger> {
  opened ??= import("./supervisor/ledger.ts").then(({ openLedger }) => openLedger(env.databaseUrl));
  return opened;
}

let stoppingSince: number | null = null;

async function stop(signal: NodeJS.Signals | "disconnect"): Promise<void> {
  if (stoppingSince !== null) {
    if (signal !== "SIGINT" || performance.now() - stoppingSince < SAME_SIGNAL_MS) return;
    for (const part of parts) part.kill();
    process.exit(130);
  }
  stoppingSince = performance.now();
  say("Stopping … (Ctrl-C again: at once)");
  requests.stop();
  await Promise.all(parts.map((part) => part.stop()));
  process.exit(0);
}

/** The one function that may print the setup code. */
async function welcome(): Promise<void> {
  if (!(await waitForWeb(env.port, () => stoppingSince !== null))) return;
  const url = env.fixedUrl ?? `http://localhost:${env.port}`;
  say("");
  say("  Steward is running.");
  say(`    Web     ${url}`);
  say(`    Lobby   ${env.lobbyHost}:${env.lobbyPort} (point any IRC client here)`);
  say(`    Data    ${env.dataDir}`);
  if (await isSetupOpen(env.port)) {
    say("");
    say(`  First run: open ${url}/setup`);
    say(`    Setup code   ${readSetupCode()}`);
  }
  say("");
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(name, () => void stop(name));
// npm start has died: nobody could stop us any more.
process.on("disconnect", () => void stop("disconnect"));
for (const part of parts) part.start();
if (development) {
  const { watchBotSources } = await import("./supervisor/sources.ts");
  let told = false;
  const unwatched = (error: unknown) => {
    if (told) return;
    // One for each folder would bury what else is said.
    told = true;
    say(`Not all sources can be watched (${String(error)}); the bot may not see your edits.`);
    say("  Linux: raise fs.inotify.max_user_watches, or close other programs that watch files.");
  };
  const changed = (file: string) => {
    say(`${file} changed; the bot starts again.`);
    bot.renew();
  };
  await watchBotSources(root, changed, unwatched);
}
await welcome();
