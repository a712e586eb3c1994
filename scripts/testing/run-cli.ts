/** The command line, run from source as a process of its own. */
import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

interface CliRun {
  /** What it reads. */
  readonly input?: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs one command with these variables besides ours, and gives what came back. */
export function runCli(args: readonly string[], { input = "", env }: CliRun) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/cli.ts", ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...{ STEWARD_SECRET: "a secret of at least thirty-two characters", STEWARD_URL: "" },
      ...env,
    },
  });
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  child.stdin.end(input);
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...output, code }));
  });
}
