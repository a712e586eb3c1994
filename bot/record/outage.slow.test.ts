import { expect, test } from "vitest";
import { surviveOutage } from "#bot/testing/outage";

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    kind: "message",
    text: `line ${from + index}`,
  }));
const said = (text: string) => ({ kind: "message", text });

test("what is said while the database is away is stored afterwards, all of it, in order", async () => {
  const stored = await surviveOutage({ awayMs: 3_000, lines: 3_000 });
  expect(stored).toEqual([said("before"), ...numbered(0, 3_000), said("after")]);
}, 90_000);

test("beyond the bound a gap row stands where lines are missing, and says how many", async () => {
  const count = 14_000;
  const stored = await surviveOutage({ awayMs: 7_000, lines: count });
  const at = stored.findIndex(({ kind }) => kind === "gap");
  const lost = Number(/^(\d+) events were lost/.exec(stored[at]?.text ?? "")?.[1]);
  expect(lost).toBeGreaterThan(0);
  const kept = at - 1;
  expect(stored).toEqual([
    said("before"),
    ...numbered(0, kept),
    stored[at],
    ...numbered(kept + lost, count),
    said("after"),
  ]);
  expect(stored.length).toBeGreaterThan(10_000);
}, 90_000);
