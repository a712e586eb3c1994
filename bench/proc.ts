/** Processor time and memory of other processes, as Linux tells them in /proc (proc(5)). */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** False where there is no /proc; what needs it is left out there. */
export const hasProc = process.platform === "linux";

const ticksPerSecond = hasProc
  ? Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }))
  : 100;

/** The fields after the name, which may itself hold spaces and brackets; null for a process that is gone. */
function stat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    // It ended between being listed and being read.
    return null;
  }
}

/** A process and everything it started, however deep. */
export function family(root: number): number[] {
  const parents = readdirSync("/proc")
    .map(Number)
    .flatMap((pid) => {
      const fields = pid > 0 ? stat(pid) : null;
      return fields ? [{ pid, parent: Number(fields[1]) }] : [];
    });
  const found = [root];
  for (const pid of found)
    found.push(...parents.filter(({ parent }) => parent === pid).map((one) => one.pid));
  return found;
}

/** Seconds of processor time, user and system, that a process and its living descendants have used. */
export function cpuSeconds(root: number): number {
  const ticks = family(root).flatMap((pid) => {
    const fields = stat(pid);
    return fields ? [Number(fields[11]) + Number(fields[12])] : [];
  });
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond;
}

/** Resident memory in MB (2^20 bytes). */
export function residentMb(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1] ?? 0) / 1024;
}

/** The command line with which a process was started. */
export function commandLine(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
}
