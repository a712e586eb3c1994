/** Whether `npm run bench` gets as far as choosing what to measure: nothing else imports its files. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { plainEnv } from "#core/env";

const root = path.resolve(import.meta.dirname, "..");

test("npm run bench names its measurements when asked for one that does not exist", () => {
  const { status, stderr } = spawnSync("npm", ["run", "bench", "--", "--only", "nonsense"], {
    ...{ cwd: root, encoding: "utf8", timeout: 120_000 },
    env: plainEnv(),
  });
  expect(stderr).toContain('There is no measurement "nonsense". There are: memory, commands,');
  expect(status).toBe(2);
}, 120_000);
