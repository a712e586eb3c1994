/** `npm run test:module [name]`: runs the tests of the user's modules, wherever their folder is. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { readEnv } from "#core/env";
import { MODULE_NAME } from "#core/modules/names";

const root = process.cwd();
const [name = ""] = process.argv.slice(2);
if (name !== "" && !MODULE_NAME.test(name)) {
  console.error("Usage: npm run test:module [name]");
  process.exit(2);
}
const folder = path.join(readEnv().dataDir, "modules");
const isFolder = existsSync(path.join(folder, name));
if (!isFolder && !existsSync(path.join(folder, `${name}.test.ts`))) {
  console.error(`There is neither ${folder}/${name}/ nor ${folder}/${name}.test.ts.`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--config",
    "scripts/new-module/vitest.config.ts",
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      STEWARD_MODULES: isFolder ? path.join(folder, name) : folder,
      STEWARD_MODULE_TESTS: isFolder ? "**/*.test.ts" : `${name}.test.ts`,
    },
  },
);
process.exitCode = status ?? 1;
