import { expect, test } from "vitest";
import { surviveOutage } from "#bot/testing/outage";

test("thirty seconds without a database: the bot stays on IRC, and nothing is missing afterwards", async () => {
  const stored = await surviveOutage({ awayMs: 30_000, lines: 9_000 });
  const expected = ["before", ...Array.from({ length: 9_000 }, (_, n) => `line ${n}`), "after"];
  expect(stored.map(({ text }) => text)).toEqual(expected);
}, 180_000);
