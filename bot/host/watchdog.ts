/** Watches a host: kills it when it stalls, grows past its limit or never comes up. */
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import type { HostLimits } from "./host-process.ts";
import type { ToHost } from "./messages.ts";

export interface Watchdog {
  pong(): void;
  stop(): void;
}

const LOOKS_PER_BEAT = 4;

/** Begins at once; a host that has not yet shown a sign of life has `startMs` for it. */
export function watchHost(
  child: ChildProcess,
  limits: HostLimits,
  send: (message: ToHost) => boolean,
  kill: (reason: string) => void,
): Watchdog {
  const started = performance.now();
  const lookMs = limits.heartbeatMs / LOOKS_PER_BEAT;
  let alive = false;
  let owedSince: number | null = null;
  let lastLook = started;
  let looks = 0;

  const ping = () => {
    if (send({ type: "ping", at: performance.now() })) owedSince ??= performance.now();
  };
  const look = () => {
    const now = performance.now();
    const overslept = now - lastLook - lookMs;
    lastLook = now;
    // When this very process was held up, the host's answer may lie unread: it gets that time back.
    if (overslept > lookMs && owedSince !== null) owedSince += overslept;
    if (!alive && now - started > limits.startMs) return kill("it did not start in time");
    if (alive && owedSince !== null && now - owedSince > limits.stallMs)
      return kill(`it did not answer for ${limits.stallMs / 1000} s`);
    if (looks++ % LOOKS_PER_BEAT === 0) ping();
    void residentBytes(child.pid).then((bytes) => {
      if (bytes > limits.rssBytes)
        kill(`it used more than ${Math.round(limits.rssBytes / 1024 / 1024)} MiB of memory`);
    });
  };
  const timer = setInterval(look, lookMs);
  ping();

  return {
    pong() {
      alive = true;
      owedSince = null;
    },
    stop: () => clearInterval(timer),
  };
}

/** Memory in use as Linux tells it; 0 where it cannot be told, and then only the heap's own limit holds. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // No /proc, or the process has just gone.
    return 0;
  }
}
