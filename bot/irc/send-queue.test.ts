import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { queueOf } from "#bot/testing/send-queues";
import { AppError } from "#core/errors";
import { FairLane } from "./fair-lane.ts";
import type { QueuedLine } from "./queued-line.ts";

describe("the queue", () => {
  test("control goes first, targets and speakers take turns", () => {
    const { timers, queue, sent, write, push } = queueOf("careful");
    for (let count = 0; count < 6; count++) push(`A${count}`, { from: "chatty", target: "#a" });
    push("B", { from: "chatty", target: "#b" });
    push("C", { from: "shy", target: "#a" });
    push("NOW", { lane: "control" });
    queue.resume(write);
    timers.advance(60_000);
    expect(sent.map(({ line }) => line)).toEqual([
      "NOW",
      "A0",
      "C",
      "B",
      "A1",
      "A2",
      "A3",
      "A4",
      "A5",
    ]);
  });

  test("nobody waits for more than everybody else's one turn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("#1", "#2")), {
          minLength: 1,
          maxLength: 100,
        }),
        (items) => {
          const lane = new FairLane<string>();
          for (const [from, target] of items) lane.push(from, target, from);
          const order: string[] = [];
          for (let item = lane.shift(); item; item = lane.shift()) order.push(item);
          expect(order.toSorted()).toEqual(items.map(([from]) => from).toSorted());
          expect(lane.size).toBe(0);
          // While somebody has items left, their turns are at most three apart.
          for (const from of new Set(order)) {
            const turns = order.flatMap((who, at) => (who === from ? [at] : []));
            for (let turn = 1; turn < turns.length; turn++) {
              expect((turns[turn] ?? 0) - (turns[turn - 1] ?? 0)).toBeLessThanOrEqual(3);
            }
          }
        },
      ),
    );
  });

  test("is bounded, for all together and for each speaker", () => {
    const { push, queue } = queueOf("careful", { lines: 5, linesPerSpeaker: 3 });
    for (let count = 0; count < 3; count++) expect(push("x", { from: "a" })).not.toBeNull();
    expect(push("x", { from: "a" })).toBeNull();
    expect(push("x", { from: "b" })).not.toBeNull();
    expect(push("x", { from: "b" })).not.toBeNull();
    expect(push("x", { from: "c" })).toBeNull();
    expect(queue.depth).toBe(5);
  });

  test("has room for control when answers fill it, and for upkeep when control is full, too", () => {
    const limits = { lines: 2, controlLines: 2, upkeepLines: 3 };
    const { push } = queueOf("careful", limits);
    const isTaken = (lane: QueuedLine["lane"]) => push("x", { lane }) !== null;
    const taken = (["normal", "control", "upkeep"] as const).map((lane) =>
      Array.from({ length: 3 }, () => isTaken(lane)),
    );
    expect(taken).toEqual([
      [true, true, false],
      [true, true, false],
      [true, false, false],
    ]);
  });

  test("questions about channels find room when answers fill it, take turns, and do not grow old", () => {
    const limits = { lines: 2, linesPerSpeaker: 2, surveyLines: 4, maxAgeMs: 1_000 };
    const { timers, queue, sent, write, push } = queueOf("careful", limits);
    const ask = (line: string) => push(line, { lane: "survey", from: "presence" }) !== null;
    const before = ["Q1", "Q2"].map(ask);
    for (const line of ["A1", "A2", "A3"]) push(line);
    expect([...before, ...["Q3", "Q4", "Q5"].map(ask)]).toEqual([true, true, true, true, false]);
    timers.advance(900);
    queue.resume(write);
    expect(sent.map(({ line }) => line)).toEqual(["Q1", "A1", "Q2", "A2", "Q3"]);
    timers.advance(60_000);
    expect(sent.at(-1)?.line).toBe("Q4");
  });

  test("what is held stays without spinning, others pass it, and it goes when released", async () => {
    const { timers, queue, sent, write, push } = queueOf("careful");
    let isHeld = true;
    queue.holdBack((target) => target === "#shut" && isHeld);
    queue.resume(write);
    const begun: string[] = [];
    const prepare = () => Promise.resolve(void begun.push("prepare"));
    push("WEB", { lane: "control", target: "#shut", prepare });
    push("A1", { target: "#shut", from: "a" });
    push("A2", { target: "#open", from: "a" });
    push("JOIN", { lane: "upkeep", target: "" });
    expect([sent.map(({ line }) => line), begun]).toEqual([["A2", "JOIN"], []]);
    expect(timers.waiting).toBe(0);
    isHeld = false;
    queue.release();
    await Promise.resolve();
    expect(sent.map(({ line }) => line)).toEqual(["A2", "JOIN", "A1", "WEB"]);
  });

  test("what waits can be cancelled; what went out cannot", () => {
    const { timers, queue, sent, write, push } = queueOf("careful");
    const dropped: unknown[] = [];
    const cancels = Array.from({ length: 8 }, (_, index) =>
      push(`L${index}`, { onDropped: (reason) => dropped.push(reason) }),
    );
    queue.resume(write);
    for (const cancel of cancels) cancel?.();
    timers.advance(60_000);
    expect(sent).toHaveLength(5);
    expect(dropped).toEqual(Array.from({ length: 3 }, () => ({ key: "irc.cancelled" })));
  });

  test("when the connection goes, words wait a minute and commands are dropped", () => {
    const { timers, queue, sent, write, push } = queueOf("careful");
    const dropped: unknown[] = [];
    const entry = (line: string, survives: boolean) =>
      push(line, { survives, onDropped: (reason) => dropped.push([line, reason]) });
    entry("WHO", false);
    entry("early", true);
    queue.detach({ key: "irc.lost" });
    expect(dropped).toEqual([["WHO", { key: "irc.lost" }]]);
    timers.advance(40_000);
    entry("late", true);
    timers.advance(25_000);
    expect(dropped).toEqual([
      ["WHO", { key: "irc.lost" }],
      ["early", { key: "irc.neverConnected" }],
    ]);
    queue.attach();
    queue.resume(write);
    expect(sent.map(({ line }) => line)).toEqual(["late"]);
    expect(timers.waiting).toBe(0);
  });

  test("a refused line is dropped with its reason and the next goes on", () => {
    const { queue, sent, push, write } = queueOf("careful");
    const dropped: unknown[] = [];
    push("bad", { onDropped: (reason) => dropped.push(reason) });
    push("good");
    queue.resume((line) => {
      if (line === "bad") throw new AppError("invalid", { key: "irc.badText" });
      return write(line);
    });
    expect(dropped).toEqual([{ key: "irc.badText" }]);
    expect(sent.map(({ line }) => line)).toEqual(["good"]);
  });
});
