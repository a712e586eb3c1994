/** Watches a host: kills it when it stalls, grows past its limit or never comes up. */
import { readFile } from "node:fs/promises";
import type { HostLimits } from "./host-process.ts";

export interface Watchdog {
  /** Something was sent that the host has to answer. */
  asked(): void;
  /** Something came from the host, whatever it was: it lives. */
  heard(): void;
  stop(): void;
}

const LOOKS_PER_BEAT = 4;
/** How much longer a host may be silent that hardly got the processor: a busy machine is no loop. */
const STARVED = 3;
/** Of the time it was silent, the share that a loop would at least have had of a processor. */
const LOOPING_SHARE = 0.3;

interface WatchDeps {
  readonly pid: number;
  readonly limits: HostLimits;
  ping(): void;
  kill(reason: string): void;
}

/** Begins at once; a host that has not yet shown a sign of life has `startMs` for it. */
export function watchHost({ pid, limits, ping, kill }: WatchDeps): Watchdog {
  const started = performance.now();
  const lookMs = limits.heartbeatMs / LOOKS_PER_BEAT;
  let alive = false;
  let owedSince: number | null = null;
  /** Processor time it had used when it was last heard of; null until somebody looks. */
  let cpuThenMs: number | null = null;
  let lastLook = started;

  const isStalled = (now: number, cpuMs: number): boolean => {
    if (owedSince === null) return false;
    const silentMs = now - owedSince;
    cpuThenMs ??= cpuMs;
    if (silentMs <= limits.stallMs) return false;
    return (
      cpuMs - cpuThenMs > limits.stallMs * LOOPING_SHARE || silentMs > limits.stallMs * STARVED
    );
  };
  const look = async () => {
    const now = performance.now();
    const overslept = now - lastLook - lookMs;
    lastLook = now;
    // When this very process was held up, the host's answer may lie unread: it gets that time back.
    if (overslept > lookMs && owedSince !== null) owedSince += overslept;
    if (!alive && now - started > limits.startMs) return kill("it did not start in time");
    const { rssBytes, cpuMs } = await usageOf(pid);
    if (rssBytes > limits.rssBytes)
      return kill(`it used more than ${Math.round(limits.rssBytes / 1024 / 1024)} MiB of memory`);
    if (alive && isStalled(now, cpuMs))
      return kill(`it did not answer for ${limits.stallMs / 1000} s`);
    ping();
  };
  const timer = setInterval(() => void look(), lookMs);
  ping();

  return {
    asked() {
      owedSince ??= performance.now();
    },
    heard() {
      alive = true;
      owedSince = null;
      cpuThenMs = null;
    },
    stop: () => clearInterval(timer),
  };
}

const PAGE_BYTES = 4_096;
/** Linux counts processor time in hundredths of a second wherever Node runs. */
const TICK_MS = 10;

/**
 * Memory and processor time of a process as Linux tells them (proc(5), stat). Elsewhere no memory, so that only the heap's own
 * limit holds, and all the processor time there is, so that silence alone counts.
 */
async function usageOf(pid: number): Promise<{ rssBytes: number; cpuMs: number }> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [user = 0, system = 0] = fields.slice(11, 13);
    return { rssBytes: (fields[21] ?? 0) * PAGE_BYTES, cpuMs: (user + system) * TICK_MS };
  } catch {
    // No /proc, or the process has just gone.
    return { rssBytes: 0, cpuMs: performance.now() };
  }
}
