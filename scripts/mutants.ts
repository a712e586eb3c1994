/**
 * Do the tests notice when a guard is gone? Each guard below is switched off by a small patch in a scratch copy of the
 * sources, and the test named beside it has to fail. Part of `npm run test:long`; words after the command choose by name.
 */
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { mutants } from "./mutants/list.ts";
import type { Mutant } from "./mutants/mutant.ts";

const root = process.cwd();

/** Sources as they are in the working tree, with the installed packages of the original. */
function scratchCopy(): string {
  const copy = mkdtempSync(path.join(tmpdir(), "steward-mutants-"));
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root });
  for (const file of listed.toString().split("\n").filter(Boolean))
    cpSync(path.join(root, file), path.join(copy, file));
  cpSync(path.join(root, "prisma/generated"), path.join(copy, "prisma/generated"), {
    recursive: true,
  });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  mkdirSync(path.join(copy, ".cache"), { recursive: true });
  return copy;
}

interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly output: string;
}

/** Runs one test file of the copy, only the tests whose names contain `name`. */
function runTest(copy: string, { test: [file, name] }: Mutant): Promise<Outcome> {
  const report = path.join(copy, ".cache/report.json");
  rmSync(report, { force: true });
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const child = spawn(
    path.join(root, "node_modules/.bin/vitest"),
    ["run", file, "-t", pattern, "--reporter=json", `--outputFile=${report}`],
    { cwd: copy, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, TEST_LENGTH: "all" } },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(read(report, output)));
  });
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function read(report: string, output: string): Outcome {
  let tests: Report["testResults"][number]["assertionResults"] = [];
  try {
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  } catch {
    // No report: the run broke before any test, which counts as neither passed nor failed.
  }
  const named = (status: string) =>
    tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
  return { passed: named("passed").length, failed: named("failed"), output };
}

/** Switches the guard off in the copy; gives the way to switch it on again. */
function patch(copy: string, { file, was, becomes }: Mutant): () => void {
  const target = path.join(copy, file);
  const source = readFileSync(target, "utf8");
  if (source.split(was).length !== 2)
    throw new Error(
      `${file} does not hold exactly once: ${was}. Bring scripts/mutants/list.ts up to date.`,
    );
  writeFileSync(
    target,
    source.replace(was, () => becomes),
  );
  return () => writeFileSync(target, source);
}

/** How each test does with every guard in place. */
const baseline = new Map<string, Outcome>();

/** Null when the test noticed, else what is wrong. */
async function tryMutant(copy: string, mutant: Mutant): Promise<string | null> {
  const key = mutant.test.join(" ");
  const sound = baseline.get(key) ?? (await runTest(copy, mutant));
  baseline.set(key, sound);
  if (sound.failed.length > 0 || sound.passed === 0)
    return `its test does not pass with the guard in place:\n${sound.output}`;
  const restore = patch(copy, mutant);
  const { failed, output } = await runTest(copy, mutant);
  restore();
  if (failed.length > 0) return null;
  return output.includes("Error")
    ? `the test broke instead of failing:\n${output}`
    : "nobody noticed";
}

const wanted = process.argv.slice(2);
const chosen = mutants.filter(
  ({ guard }) => wanted.length === 0 || wanted.some((word) => guard.includes(word)),
);
const copy = scratchCopy();
let survivors = 0;
try {
  for (const mutant of chosen) {
    const problem = await tryMutant(copy, mutant);
    if (problem !== null) survivors++;
    console.log(`${problem === null ? "noticed " : "SURVIVED"}  ${mutant.guard}`);
    if (problem !== null) console.log(`          ${problem}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`\nmutants: ${chosen.length - survivors} noticed, ${survivors} survived`);
process.exitCode = survivors === 0 && chosen.length > 0 ? 0 : 1;
