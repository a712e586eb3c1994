import { expect, test } from "vitest";
import { FakeTimers } from "#bot/testing/fake-timers";
import { fold } from "#core/irc/casemapping";
import { parseLine } from "#core/irc/message";
import type { SendOutcome } from "./api.ts";
import { Confirmations } from "./confirm.ts";

function setUp() {
  const timers = new FakeTimers();
  const pings: string[] = [];
  const confirmations = new Confirmations({ fold, ping: (word) => pings.push(word) }, timers);
  const outcomes: SendOutcome[] = [];
  const send = (isLast: boolean) =>
    void confirmations.sent("#c", null, false, isLast).then((outcome) => outcomes.push(outcome));
  const pong = (word = "") => {
    const line = parseLine(`:s PONG s :${word}`);
    if (line) confirmations.take(line);
  };
  return { timers, pings, confirmations, outcomes, send, pong };
}

test("a message behind which other things wait is vouched for all the same, nine seconds later", async () => {
  const { timers, pings, outcomes, send, pong } = setUp();
  send(true);
  pong(pings[0]);
  timers.advance(1_000);
  send(false);
  send(false);
  expect(pings).toHaveLength(1);
  timers.advance(8_000);
  expect(pings).toHaveLength(2);
  pong(pings[1]);
  await Promise.resolve();
  expect(outcomes).toEqual(Array(3).fill({ state: "confirmed" }));
  timers.advance(60_000);
  expect(pings).toHaveLength(2);
});

test("nothing is asked of a connection that has ended", async () => {
  const { timers, pings, confirmations, outcomes, send } = setUp();
  send(true);
  send(false);
  confirmations.abandon();
  timers.advance(60_000);
  await Promise.resolve();
  expect(pings).toHaveLength(1);
  expect(outcomes).toEqual(Array(2).fill({ state: "unconfirmed" }));
  expect(timers.waiting).toBe(0);
});
