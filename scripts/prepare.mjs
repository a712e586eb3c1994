/**
 * Gets a checkout ready, on plain Node: packages, Prisma clients, compiled bot, built web pages, migrated database. Each step
 * runs only when what it depends on changed, so the second time costs next to nothing.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

/** Runs a command in the project's folder and rejects when it fails. `quiet` shows its output only then. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
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
  const started = performance.now();
  process.stdout.write(`  ${name} … `);
  rmSync(file, { force: true });
  try {
    await work();
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, now);
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);
}

export async function installPackages() {
  await step(
    "Installing packages",
    {
      stamp: "node_modules/.steward-stamp",
      result: "node_modules/next/package.json",
      inputs: contentsOf(["package.json", "package-lock.json"]),
    },
    // Not npm ci: it refuses a lock file in which a registry without some platform's binaries left a gap.
    () =>
      run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
        quiet: true,
      }),
  );
}

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

/** Brings the database that the environment names up to date. */
export function migrate() {
  return run(process.execPath, [
    "--conditions=steward-dist",
    "--enable-source-maps",
    at("dist/scripts/migrate.js"),
    "apply",
  ]);
}

/** All that the processes and the CLI need, short of the web pages. */
export async function prepareServer() {
  await installPackages();
  await generateClients();
  await compileServer();
  await migrate();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareServer();
