/** Where it was measured: figures mean little without. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
  readonly commit: string;
  /** Of the last minute, before it began: more than a little means that others were measured as well. */
  readonly load: number;
}

export function describeMachine(root: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    commit: commitOf(root),
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

function commitOf(cwd: string): string {
  const git = (...args: string[]) => execFileSync("git", args, { cwd, encoding: "utf8" }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--untracked-files=no") !== "";
    return `${git("rev-parse", "--short", "HEAD")}${isChanged ? ", changed" : ""}`;
  } catch {
    // Not a checkout, or no git: the other facts still help.
    return "unknown";
  }
}
