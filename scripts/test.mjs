/**
 * `npm test`: everything. `--check`: types, lint, boundaries, unused code and the quick tests. `--quick`: the quick tests alone
 * (no browser, SQLite). `--long`: what takes longer than half an hour. Steps go on after a failure, so that one run tells all; the last line counts them.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import {
  buildPages,
  compileServer,
  generateClients,
  installPackages,
  root,
  run,
} from "./prepare.mjs";

const bin = (name) => path.join(root, "node_modules", ".bin", name);
const only = ["quick", "check", "long"].find((word) => process.argv.includes(`--${word}`)) ?? "all";
// Suites that never open a database, or for which it is a bystander; once is enough for them.
const withoutDatabase = [
  "bot/irc/real-servers/**",
  "bot/lobby/**",
  "core/irc/**",
  "components/**",
  "scripts/boundaries.slow.test.ts",
];
const vitest =
  (length, database, ...more) =>
  () =>
    run(bin("vitest"), ["run", ...more], {
      env: { TEST_LENGTH: length, TEST_DATABASE: database },
    });

const checks = [
  ["types", () => run(bin("tsc"), ["--noEmit"])],
  ["format and lint", () => run(bin("biome"), ["check", "--error-on-warnings"])],
  ["promises", () => run(bin("oxlint"), ["--deny-warnings"])],
  [
    "boundaries",
    () =>
      run(bin("depcruise"), [
        "--config",
        "dependency-cruiser.mjs",
        "app",
        "bot",
        "components",
        "core",
        "emails",
        "scripts",
      ]),
  ],
  ["unused code", () => run(bin("knip"), [])],
];
const quick = [["tests on SQLite", vitest("all", "sqlite")]];
const full = [
  [
    "tests on PostgreSQL",
    vitest("all", "postgresql", ...withoutDatabase.map((glob) => `--exclude=${glob}`)),
  ],
  ["compile", compileServer],
  ["build", buildPages],
  ["browser journeys", () => run(bin("playwright"), ["test"])],
];
const long = [
  ["long tests on SQLite", vitest("long", "sqlite")],
  ["long tests on PostgreSQL", vitest("long", "postgresql")],
];
const steps = {
  quick,
  check: [...checks, ...quick],
  long,
  all: [...checks, ...quick, ...full],
}[only];

function findBrowser() {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = process.env.STEWARD_CHROMIUM ?? known.find(existsSync);
  if (found) process.env.STEWARD_CHROMIUM = found;
  return found;
}

await installPackages();
await generateClients();
if (only === "all" && !findBrowser() && process.env.CI) {
  console.error("No Chromium was found; install the package chromium or set STEWARD_CHROMIUM.");
  process.exit(1);
}

const failed = [];
for (const [name, work] of steps) {
  if (name === "browser journeys" && !findBrowser()) {
    console.warn(
      `\n!! LEFT OUT: ${name}, because no Chromium was found (install the package chromium).`,
    );
    continue;
  }
  console.log(`\n== ${name}`);
  try {
    await work();
  } catch (error) {
    failed.push(name);
    console.error(`${name}: ${error.message}`);
  }
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
console.log(`\nsteps: ${steps.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
