/** The command line, run from source: as a process of its own, or right here. */
import { spawn } from "node:child_process";
import path from "node:path";
import { runLine } from "../cli/run.ts";

const root = path.resolve(import.meta.dirname, "../..");

interface CliRun {
  /** What it reads. */
  readonly input?: string;
  readonly env: Readonly<Record<string, string>>;
}

interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in this process with these settings alone: all but the start, which takes longer than the command. */
export async function runCliHere(
  args: readonly string[],
  { input = "", env }: CliRun,
): Promise<CliResult> {
  const output = { out: "", err: "" };
  const code = await runLine(args, {
    env: { NODE_ENV: "test", ...env },
    print: (line) => {
      output.out += `${line}\n`;
    },
    complain: (line) => {
      output.err += `${line}\n`;
    },
    readInput: async () => input,
  });
  return { ...output, code };
}

/** Runs one command with these variables besides ours, and gives what came back. */
export function runCli(args: readonly string[], { input = "", env }: CliRun): Promise<CliResult> {
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
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...output, code }));
  });
}
