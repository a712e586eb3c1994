/** `npm start`: prepares what is missing, then runs everything under the supervisor. `--dev`: from source, with reloading. */
import { spawn } from "node:child_process";
import path from "node:path";
import { preflight } from "./preflight.mjs";
import { BadSettings, handOverSignals, prepare, root } from "./prepare.mjs";

const development = process.argv.includes("--dev");
const problems = await preflight(process.env, root);
if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

try {
  await prepare({ pages: !development });
} catch (error) {
  const isSetting = error instanceof BadSettings;
  console.error(isSetting ? error.message : `\nSteward could not be prepared: ${error.message}`);
  process.exit(1);
}

handOverSignals();
const supervisor = spawn(
  process.execPath,
  [
    "--conditions=steward-dist",
    "--enable-source-maps",
    path.join(root, "dist/scripts/supervise.js"),
    ...(development ? ["--dev"] : []),
  ],
  // A group of its own: a Ctrl-C reaches us alone, and the supervisor hears of it once.
  { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"], detached: true },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => supervisor.kill(signal));
supervisor.on("exit", (code) => process.exit(code ?? 1));
