import { expect, test } from "vitest";
import { FakeTimers } from "#bot/testing/fake-timers";
import { fold } from "#core/irc/casemapping";
import { PrivateSpread } from "./private-spread.ts";

function setUp() {
  const timers = new FakeTimers();
  const spread = new PrivateSpread(timers);
  const told: string[] = [];
  const tell = (nick: string) => {
    const turn = spread.turn(fold(nick));
    if (turn === null) told.push(nick);
    else void turn.then(() => told.push(nick));
  };
  const pass = async (ms: number) => {
    timers.advance(ms);
    await Promise.resolve();
  };
  return { timers, spread, told, tell, pass };
}

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `p${from + index}`);

test("ten people at once, then one more a minute, in order", async () => {
  const { told, tell, pass } = setUp();
  for (const nick of many(13)) tell(nick);
  expect(told).toEqual(many(10));
  await pass(59_000);
  expect(told).toHaveLength(10);
  await pass(1_100);
  expect(told).toEqual(many(11));
  await pass(120_000);
  expect(told).toEqual(many(13));
});

test("who was written to lately, or wrote to us, costs nothing and waits for nobody", () => {
  const { told, tell, spread } = setUp();
  for (const nick of many(12)) tell(nick);
  tell("P3");
  spread.heard(fold("Zoe"));
  tell("zoe");
  expect(told).toEqual([...many(10), "P3", "zoe"]);
});

test("what waits for one person stays in order", async () => {
  const { told, tell, pass } = setUp();
  for (const nick of many(11)) tell(nick);
  tell("p10");
  await pass(61_000);
  expect(told).toEqual([...many(10), "p10", "p10"]);
});

test("a server that says it was too much is believed", async () => {
  const { told, tell, spread, pass } = setUp();
  tell("p0");
  spread.refused();
  tell("p1");
  expect(told).toEqual(["p0"]);
  await pass(61_000);
  expect(told).toEqual(["p0", "p1"]);
});

test("a hundred may wait, no more; a new connection lets them go, and leaves no timer", async () => {
  const { told, tell, spread, timers } = setUp();
  for (const nick of many(110)) tell(nick);
  expect(() => spread.turn(fold("one-more"))).toThrow(/too many/);
  spread.reset();
  await Promise.resolve();
  expect(told).toHaveLength(110);
  expect(timers.waiting).toBe(0);
});
