import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const planted: string[] = [];
afterEach(async () => {
  for (const file of planted.splice(0)) await rm(path.join(root, file), { force: true });
});

async function reportFor(file: string, text: string): Promise<string> {
  planted.push(file);
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
  const run = promisify(execFile)(
    path.join(root, "node_modules/.bin/depcruise"),
    ["--config", "dependency-cruiser.mjs", "--output-type", "err", file],
    { cwd: root },
  );
  return run.then(
    () => "no violation",
    (error: { stdout: string }) => error.stdout,
  );
}

test.each([
  ["core-stands-alone", "core/planted-a.ts", `import "#bot/module-api";\n`],
  ["bot-never-imports-web", "bot/planted-b.ts", `import "#web/db";\n`],
  ["web-never-imports-bot", "app/_lib/planted-c.ts", `import "#bot/module-api";\n`],
  ["one-user-of-irc-framework", "bot/jobs/planted-d.ts", `import "irc-framework";\n`],
  ["modules-are-islands", "bot/modules/about/planted-e.ts", `import "#bot/irc/api";\n`],
  [
    "only-db-opens-prisma",
    "core/tokens/planted-f.ts",
    `import "#generated/sqlite/client/client";\n`,
  ],
  ["no-dev-dependency-in-production", "bot/jobs/planted-g.ts", `import "fast-check";\n`],
])("%s is reported", async (rule, file, text) => {
  expect(await reportFor(file, text)).toContain(rule);
});
