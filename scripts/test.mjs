/**
 * `npm test`: everything. `--check`: types, lint, boundaries, unused code and the quick tests. `--quick`: the quick tests alone
 * (no process, no browser, SQLite). `--long`: what takes longer than half an hour. Steps go on after a failure, so that one run
 * tells all; a table at the end says what passed, what failed, what was left out and how long each took.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import {
  buildNatives,
  buildPages,
  compileServer,
  generateClients,
  installPackages,
  root,
  run,
} from "./prepare.mjs";
import { runSuites } from "./suites.mjs";

const bin = (name) => path.join(root, "node_modules", ".bin", name);
const isCi = Boolean(process.env.CI) && process.env.CI !== "false";
const only = ["quick", "check", "long"].find((word) => process.argv.includes(`--${word}`)) ?? "all";

// Suites that never open a database, or for which it is a bystander; once is enough for them.
const withoutDatabase = [
  "bot/battered.slow.test.ts",
  "bot/host/*-modules.slow.test.ts",
  "bot/irc/hostile.slow.test.ts",
  "bot/lobby/**",
  "bot/irc/real-servers/**",
  "core/irc/**",
  "components/**",
  "scripts/boundaries.slow.test.ts",
  "scripts/chromium.slow.test.ts",
  "scripts/dev.slow.test.ts",
  "scripts/failing-run.slow.test.ts",
  "scripts/new-module.slow.test.ts",
  "scripts/postgres-backup.slow.test.ts",
  "scripts/preflight.slow.test.ts",
  "scripts/start.slow.test.ts",
  "scripts/supervisor/**",
];

const vitest = (length, database, ...more) =>
  runSuites({ length, database, words: more, secondTry: isCi && length === "all" });
const journeys = (database) =>
  run(bin("playwright"), ["test"], { env: { TEST_DATABASE: database } });
const sources = ["app", "bot", "components", "core", "emails", "scripts"];

/**
 * Steps of one row have nothing to do with each other: as many run at the same time as there are cores, longest first. What each
 * prints is shown when it failed. The native compiler looks at types together with promises in half the time; that TypeScript's own,
 * which Next builds with, agrees is seen by the whole run.
 */
const checks = {
  "types and promises": () =>
    run(bin("oxlint"), ["--type-check", "--deny-warnings"], { quiet: true }),
  "format and lint": () => run(bin("biome"), ["check", "--error-on-warnings"], { quiet: true }),
  boundaries: () =>
    run(bin("depcruise"), ["--config", "dependency-cruiser.mjs", ...sources], { quiet: true }),
  "unused code": () => run(bin("knip"), [], { quiet: true }),
};
const types = { "types by TypeScript": () => run(bin("tsc"), ["--noEmit"], { quiet: true }) };
const quick = [{ "quick tests on SQLite": () => vitest("quick", "sqlite") }];
const full = [
  { "tests on SQLite": () => vitest("all", "sqlite") },
  {
    "tests on PostgreSQL": () =>
      vitest("all", "postgresql", ...withoutDatabase.map((glob) => `--exclude=${glob}`)),
  },
  { "browser journeys on SQLite": () => journeys("sqlite") },
  { "browser journeys on PostgreSQL": () => journeys("postgresql") },
];
const build = [
  {
    build: async () => {
      await compileServer();
      await buildPages();
    },
  },
];
const long = [
  { "long tests on SQLite": () => vitest("long", "sqlite") },
  { "long tests on PostgreSQL": () => vitest("long", "postgresql") },
  { mutants: () => run(process.execPath, ["--import", "tsx", "scripts/mutants.ts"]) },
];
const rows = {
  quick,
  check: [checks, ...quick],
  long,
  all: [{ ...types, ...checks }, ...build, ...full],
}[only];

/** Why journeys that are wanted cannot run here; null when they can. */
async function missing() {
  if (only !== "all") return null;
  const { path: browser, missing: why } = await findChromium();
  if (browser) process.env.STEWARD_CHROMIUM = browser;
  return why ?? null;
}

const table = [];
const seconds = (since) => (performance.now() - since) / 1000;

async function take(name, work) {
  const started = performance.now();
  console.log(`\n== ${name}`);
  try {
    const again = (await work()) ?? [];
    table.push({ name, outcome: "passed", took: seconds(started), again });
  } catch (error) {
    table.push({ name, outcome: "FAILED", took: seconds(started) });
    console.error(`${name}: ${error.message}`);
  }
}

function printTable() {
  const wide = Math.max(...table.map(({ name }) => name.length));
  console.log("");
  for (const { name, outcome, took, again = [] } of table) {
    console.log(`  ${name.padEnd(wide)}  ${outcome.padEnd(8)}  ${Math.round(took)} s`);
    for (const suite of again)
      console.log(`  ${" ".repeat(wide)}  !! only at the second try: ${suite}`);
  }
  const minutes = (seconds(0) / 60).toFixed(1);
  const count = (wanted) => table.filter(({ outcome }) => outcome === wanted).length;
  console.log(
    `\nsteps: ${count("passed")} passed, ${count("FAILED")} failed, ${count("left out")} left out, in ${minutes} minutes`,
  );
}

await take("packages and clients", async () => {
  await installPackages();
  await Promise.all([buildNatives(), generateClients()]);
});
const isReady = table[0]?.outcome === "passed";
const withoutBrowser = isReady ? await missing() : null;
if (withoutBrowser && isCi) {
  console.error(`With CI=true nothing may be left out, but ${withoutBrowser}.`);
  process.exit(1);
}
async function takeOrLeave([name, work]) {
  if (!withoutBrowser || !name.startsWith("browser")) return take(name, work);
  table.push({ name, outcome: "left out", took: 0 });
  console.warn(`\n!! LEFT OUT: ${name}: ${withoutBrowser}.`);
}

async function takeRow(row) {
  const waiting = Object.entries(row);
  const oneAfterTheOther = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await takeOrLeave(next);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterTheOther));
}

if (isReady) for (const row of rows) await takeRow(row);
printTable();
process.exit(table.some(({ outcome }) => outcome === "FAILED") ? 1 : 0);
