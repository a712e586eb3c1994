import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** Runs suites planted for this as `npm test` does in CI; gives the exit code and what was printed. */
async function runPlanted(suites: Readonly<Record<string, string>>) {
  await mkdir(path.join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(path.join(root, ".cache", "planted-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, body] of Object.entries(suites))
    await writeFile(
      path.join(folder, `${name}.test.ts`),
      `import { existsSync, writeFileSync } from "node:fs";
import { test } from "vitest";
const once = ${JSON.stringify(path.join(folder, "once"))};
test(${JSON.stringify(name)}, () => { ${body} });
`,
    );
  const config = path.join(folder, "vitest.config.ts");
  await writeFile(
    config,
    `import base from ${JSON.stringify(path.join(root, "vitest.config.ts"))};
export default { ...base, root: ${JSON.stringify(root)}, test: { ...base.test, include: [${JSON.stringify(`${folder}/*.test.ts`)}] } };
`,
  );
  const script = `import { runSuites } from ${JSON.stringify(path.join(root, "scripts/suites.mjs"))};
const again = await runSuites({ length: "all", database: "sqlite", words: ["--config", ${JSON.stringify(config)}], secondTry: true });
console.log("again:", again.map((file) => file.split("/").at(-1)).join());`;
  return new Promise<{ failed: boolean; printed: string }>((resolve) => {
    const args = ["--input-type=module", "--eval", script];
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, printed: stdout + stderr }),
    );
  });
}

test("a run with one failed test ends as failed, whatever the set-up loaded", async () => {
  expect(await runPlanted({ fails: "throw 1;", passes: "" })).toMatchObject({ failed: true });
}, 120_000);

test("a suite that passes alone is named, and the run passes", async () => {
  const once = `if (!existsSync(once)) { writeFileSync(once, ""); throw 1; }`;
  const { failed, printed } = await runPlanted({ hurried: once, passes: "" });
  expect(failed).toBe(false);
  expect(printed).toContain("again: hurried.test.ts");
}, 120_000);

test("an error that belongs to no test is no reason to try again", async () => {
  const late = `if (!existsSync(once)) { writeFileSync(once, ""); void Promise.reject(new Error("nobody's")); throw 1; }`;
  expect(await runPlanted({ late, passes: "" })).toMatchObject({ failed: true });
}, 120_000);
