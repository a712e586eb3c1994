import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultLimits } from "./host-process.ts";
import { type Usage, watchHost } from "./watchdog.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LOOK_MS = 250;
const idle: Usage = { rssBytes: 1, cpuMs: 0, isAsleep: true };

/** A host that has spoken once and owes an answer from now on; `at` gives how it is after so many milliseconds. */
async function silent(at: (ms: number) => Partial<Usage>, forMs: number) {
  const kills: { reason: string; afterMs: number }[] = [];
  const started = performance.now();
  const since = () => performance.now() - started;
  const watch = watchHost({
    ...{ pid: 0, limits: defaultLimits, ping: () => {} },
    kill: (reason) => kills.push({ reason, afterMs: since() }),
    usage: async () => ({ ...idle, ...at(since()) }),
  });
  watch.heard();
  watch.asked();
  await vi.advanceTimersByTimeAsync(forMs);
  watch.stop();
  return kills[0];
}

test("a host that sleeps while it owes an answer is blocked, and killed after two seconds", async () => {
  const killed = await silent(() => ({}), 10_000);
  expect(killed?.reason).toBe("it was blocked and did not answer for 2 s");
  expect(killed?.afterMs).toBeLessThanOrEqual(2_000 + LOOK_MS);
});

test("a host that loops is killed after two seconds", async () => {
  const killed = await silent((ms) => ({ isAsleep: false, cpuMs: ms }), 10_000);
  expect(killed?.reason).toBe("it did not answer for 2 s");
  expect(killed?.afterMs).toBeLessThanOrEqual(2_000 + LOOK_MS);
});

test("a host that would run and gets no processor has three times as long", async () => {
  const killed = await silent((ms) => ({ isAsleep: false, cpuMs: ms / 10 }), 10_000);
  expect(killed?.reason).toBe("it did not answer for 2 s");
  expect(killed?.afterMs).toBeGreaterThan(6_000);
  expect(killed?.afterMs).toBeLessThanOrEqual(6_000 + LOOK_MS);
});

test("one that is seen to want the processor now and then is starved, not blocked", async () => {
  const killed = await silent((ms) => ({ isAsleep: ms % 1_000 !== 0 }), 10_000);
  expect(killed?.afterMs).toBeGreaterThan(6_000);
});

test("a host that answers may sleep as long as it likes", async () => {
  const kill = vi.fn<(reason: string) => void>();
  const watch = watchHost({
    ...{ pid: 0, limits: defaultLimits, kill, usage: async () => idle },
    ping() {
      queueMicrotask(() => watch.asked());
      queueMicrotask(() => watch.heard());
    },
  });
  await vi.advanceTimersByTimeAsync(20_000);
  watch.stop();
  expect(kill).not.toHaveBeenCalled();
});

test("memory beyond the limit costs it its life at the next look, whatever it does", async () => {
  const killed = await silent(() => ({ rssBytes: defaultLimits.rssBytes + 1 }), 10_000);
  expect(killed).toEqual({ reason: "it used more than 256 MiB of memory", afterMs: LOOK_MS });
});
