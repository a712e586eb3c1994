import { beforeAll, expect, test, vi } from "vitest";
import { endureMangledLines } from "#bot/testing/fuzz";

beforeAll(() => {
  vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");
});

const LINES = 100_000;
const HEAP_BYTES = 32 * 1024 * 1024;

test(`${LINES} mangled lines: the connection stands, and memory stays where it was`, async () => {
  const endured = await endureMangledLines(LINES);
  expect(endured).toMatchObject({ isConnected: true, connections: 1 });
  expect(endured.events).toBeGreaterThan(LINES / 10);
  expect(endured.heapGrowth).toBeLessThan(HEAP_BYTES);
}, 60_000);
