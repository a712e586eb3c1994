/** `npm run bench`: measures the compiled bot on this machine. `--json` for programs, `--only <name>` for one measurement. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { describeMachine } from "./machine.ts";
import { table } from "./report.ts";

const root = path.resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });

// In a process of its own: it talks on standard output, which is for the figures.
const compile = `import("./scripts/prepare.mjs").then(({ compileServer }) => compileServer())`;
const compiled = spawnSync(process.execPath, ["--eval", compile], {
  cwd: root,
  stdio: ["ignore", 2, 2],
});
if (compiled.status !== 0) process.exit(1);

const machine = describeMachine(root);
// Only now: it imports what was just compiled.
const { choose, measure } = await import("./suite.ts");
const { isReached } = await import("./row.ts");
const { rows, failures } = await measure(chosen());
const figures = rows.map((row) => ({ ...row, ok: isReached(row) }));
console.log(values.json ? JSON.stringify({ machine, rows: figures }) : table(machine, rows));
for (const failure of failures) console.error(`Not measured: ${failure}`);
if (failures.length > 0) process.exitCode = 1;

function chosen() {
  try {
    return choose(values.only);
  } catch (error) {
    console.error(String(error));
    process.exit(2);
  }
}
