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
/** How much longer a host may be silent that would run but hardly got the processor: a busy machine is no loop. */
const STARVED = 3;
/** Of the longest silence, the share at its end in which a host that is blocked was never once seen to want the processor. */
const ASLEEP_SHARE = 0.5;
/** Of the time it was silent, the share that a loop would at least have had of a processor. */
const LOOPING_SHARE = 0.3;

interface WatchDeps {
  readonly pid: number;
  readonly limits: HostLimits;
  ping(): void;
  kill(reason: string): void;
  /** How the process is; by default as Linux tells. */
  usage?(): Promise<Usage>;
}

export interface Usage {
  readonly rssBytes: number;
  readonly cpuMs: number;
  /** It waits for something and does not want the processor. */
  readonly isAsleep: boolean;
}

/** Begins at once; a host that has not yet shown a sign of life has `startMs` for it. */
export function watchHost({ pid, limits, ping, kill, ...deps }: WatchDeps): Watchdog {
  const usage = deps.usage ?? (() => usageOf(pid));
  const started = performance.now();
  const lookMs = limits.heartbeatMs / LOOKS_PER_BEAT;
  let alive = false;
  let owedSince: number | null = null;
  /** Processor time it had used when it was last heard of; null until somebody looks. */
  let cpuThenMs: number | null = null;
  /** Since when every look found it asleep. */
  let asleepSince: number | null = null;
  let lastLook = started;

  /** Why it is to be killed for its silence; null while it may go on. */
  const whyStalled = (now: number, { cpuMs, isAsleep }: Usage): string | null => {
    if (owedSince === null) return null;
    const silentMs = now - owedSince;
    cpuThenMs ??= cpuMs;
    asleepSince = isAsleep ? (asleepSince ?? now) : null;
    if (silentMs <= limits.stallMs) return null;
    const seconds = limits.stallMs / 1000;
    if (cpuMs - cpuThenMs > limits.stallMs * LOOPING_SHARE || silentMs > limits.stallMs * STARVED)
      return `it did not answer for ${seconds} s`;
    // With an answer to give, only code that waits without letting go can sleep.
    const isBlocked = asleepSince !== null && now - asleepSince >= limits.stallMs * ASLEEP_SHARE;
    return isBlocked ? `it was blocked and did not answer for ${seconds} s` : null;
  };
  const look = async () => {
    const now = performance.now();
    const overslept = now - lastLook - lookMs;
    lastLook = now;
    // When this very process was held up, the host's answer may lie unread: it gets that time back.
    if (overslept > lookMs && owedSince !== null) owedSince += overslept;
    if (!alive && now - started > limits.startMs) return kill("it did not start in time");
    const used = await usage();
    if (used.rssBytes > limits.rssBytes)
      return kill(`it used more than ${Math.round(limits.rssBytes / 1024 / 1024)} MiB of memory`);
    const stalled = alive ? whyStalled(now, used) : null;
    if (stalled !== null) return kill(stalled);
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
      asleepSince = null;
    },
    stop: () => clearInterval(timer),
  };
}

const PAGE_BYTES = 4_096;
/** Linux counts processor time in hundredths of a second wherever Node runs. */
const TICK_MS = 10;

/**
 * Memory, processor time and state of a process, which is that of its main thread, as Linux tells them (proc(5), stat). Elsewhere no
 * memory, so that only the heap's own limit holds, and all the processor time there is, so that silence alone counts.
 */
async function usageOf(pid: number): Promise<Usage> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const [state = "", ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user = 0, system = 0] = fields.slice(10, 12).map(Number);
    return {
      rssBytes: Number(fields[20] ?? 0) * PAGE_BYTES,
      cpuMs: (user + system) * TICK_MS,
      // "S" waits and "D" waits for a disk; one that somebody stopped ("T") is not to blame.
      isAsleep: state === "S" || state === "D",
    };
  } catch {
    // No /proc, or the process has just gone.
    return { rssBytes: 0, cpuMs: performance.now(), isAsleep: false };
  }
}
