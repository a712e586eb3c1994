import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

test("a run with one failed test ends with code 1, whatever the set-up loaded", async () => {
  await mkdir(path.join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(path.join(root, ".cache", "planted-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const planted = path.join(folder, "planted.test.ts");
  await writeFile(planted, `import { test } from "vitest";\ntest("fails", () => { throw 1; });\n`);
  const config = path.join(folder, "vitest.config.ts");
  await writeFile(
    config,
    `import base from ${JSON.stringify(path.join(root, "vitest.config.ts"))};
export default { ...base, root: ${JSON.stringify(root)}, test: { ...base.test, include: [${JSON.stringify(planted)}] } };
`,
  );
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const code = await new Promise<unknown>((resolve) => {
    const args = [vitest, "run", "--config", config];
    execFile(process.execPath, args, { cwd: root }, (error) => resolve(error?.code));
  });
  expect(code).toBe(1);
}, 60_000);
