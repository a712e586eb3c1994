/** What tells this machine's processes from those of others. */
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Two processes with the same value see each other's pids: host name, and on Linux the boot and the namespace of pids, since
 * containers have pids of their own. The host name comes first, for people to read.
 */
export function thisMachine(): string {
  const boot = orEmpty(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const pids = orEmpty(() => readlinkSync("/proc/self/ns/pid"));
  return [hostname(), boot, pids].filter(Boolean).join(" ");
}

/** Is there a process of that number on this machine? */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    // Not Linux: the host name has to do.
    return "";
  }
}
