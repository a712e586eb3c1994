import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FakeTimers } from "#bot/testing/fake-timers";
import { AppError } from "#core/errors";
import type { Told } from "#core/words/told";
import { FairLane } from "./fair-lane.ts";
import { bodyBytes } from "./line-check.ts";
import { PACES } from "./penalty-clock.ts";
import type { QueuedLine } from "./queued-line.ts";
import { SendQueue } from "./send-queue.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function queueOf(pace: keyof typeof PACES, limits = {}) {
  const timers = new FakeTimers();
  const queue = new SendQueue(PACES[pace], timers, quiet, limits);
  const sent: { line: string; at: number }[] = [];
  const write = (line: string) => {
    sent.push({ line, at: timers.now() });
    return true;
  };
  const push = (line: string, rest: Partial<QueuedLine> = {}) =>
    queue.push({ line, lane: "normal", from: "", target: "#c", ...rest });
  return { timers, queue, sent, write, push };
}

const step = fc.oneof(
  fc.record({ kind: fc.constant("push" as const), bytes: fc.integer({ min: 5, max: 480 }) }),
  fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
);

describe("the penalty clock", () => {
  test("in any window no more goes out than the clock allows, and everything does in the end", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { timers, queue, sent, write, push } = queueOf("careful", { maxAgeMs: Infinity });
        queue.resume(write);
        let pushed = 0;
        for (const each of steps) {
          if (each.kind === "wait") timers.advance(each.ms);
          else {
            pushed++;
            push("x".repeat(each.bytes - 2));
          }
        }
        timers.advance(pushed * 6_000);
        expect(sent).toHaveLength(pushed);
        // Held against the rule itself, for every window that begins and ends with a line.
        for (let first = 0; first < sent.length; first++) {
          let cost = 0;
          for (const { line, at } of sent.slice(first)) {
            expect(cost).toBeLessThanOrEqual(at - (sent[first]?.at ?? 0) + 8_000 + 1);
            cost += 2_000 + 1_000 * Math.floor((bodyBytes(line) + 30) / 120);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("short lines: five at once, then one in two seconds", () => {
    const { timers, queue, sent, write, push } = queueOf("careful");
    queue.resume(write);
    for (let count = 0; count < 20; count++) push("PRIVMSG #c :hello");
    expect(sent).toHaveLength(5);
    timers.advance(10_000);
    expect(sent).toHaveLength(10);
  });

  test("fast: ten at once, then two a second; the lobby takes everything", () => {
    const fast = queueOf("fast");
    fast.queue.resume(fast.write);
    for (let count = 0; count < 30; count++) fast.push("PRIVMSG #c :hello");
    expect(fast.sent).toHaveLength(10);
    fast.timers.advance(5_000);
    expect(fast.sent).toHaveLength(20);
    const lobby = queueOf("none");
    lobby.queue.resume(lobby.write);
    for (let count = 0; count < 30; count++) lobby.push("PRIVMSG #c :hello");
    expect(lobby.sent).toHaveLength(30);
  });

  test("lines that bypass the queue count", () => {
    const { queue, sent, write, push } = queueOf("careful");
    queue.resume(write);
    for (let count = 0; count < 5; count++) queue.countUrgent("PONG :x");
    push("PRIVMSG #c :hello");
    expect(sent).toHaveLength(0);
  });
});

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

describe("a line that prepares itself", () => {
  /** A control line whose preparation ends when told. */
  function prepared(line: string, push: ReturnType<typeof queueOf>["push"]) {
    const told: string[] = [];
    let settle = { resolve: () => {}, reject: (_: Error) => {} };
    const prepare = () => {
      told.push("prepare");
      return new Promise<void>((resolve, reject) => {
        settle = { resolve, reject };
      });
    };
    const onDropped = (reason: Told | string) =>
      void told.push(typeof reason === "string" ? reason : reason.key);
    const cancel = push(line, { lane: "control", prepare, onDropped, survives: true });
    return {
      told,
      cancel,
      async resolve() {
        settle.resolve();
        await Promise.resolve();
      },
      async reject(reason: string) {
        settle.reject(new Error(reason));
        await Promise.resolve();
      },
    };
  }
  const linesOf = (sent: readonly { line: string }[]) => sent.map(({ line }) => line);

  test("begins no sooner than it may go, keeps its place, and lets the other lane pass", async () => {
    const { timers, queue, sent, write, push } = queueOf("careful");
    for (let count = 0; count < 5; count++) push(`A${count}`, { lane: "control" });
    const one = prepared("B", push);
    push("C", { lane: "control" });
    const two = prepared("D", push);
    expect(one.told).toEqual([]);
    queue.resume(write);
    expect([sent.length, one.told]).toEqual([5, []]);
    timers.advance(2_000);
    expect([sent.length, one.told]).toEqual([5, ["prepare"]]);
    push("answer");
    expect(linesOf(sent).at(-1)).toBe("answer");
    await one.resolve();
    timers.advance(4_000);
    expect(linesOf(sent).slice(6)).toEqual(["B", "C"]);
    expect(two.told).toEqual([]);
    timers.advance(2_000);
    await two.resolve();
    expect(linesOf(sent).at(-1)).toBe("D");
    expect(queue.depth).toBe(0);
  });

  test.each([
    ["fails", (line) => line.reject("no"), ["prepare", "irc.notNoted"]],
    ["is taken back", async (line) => line.cancel?.(), ["prepare", "irc.cancelled"]],
    ["takes too long", async (_, timers) => timers.advance(5_000), ["prepare", "irc.notNoted"]],
  ] satisfies [
    string,
    (line: ReturnType<typeof prepared>, timers: FakeTimers) => Promise<unknown>,
    string[],
  ][])("that %s never goes out and holds up nobody", async (_name, end, told) => {
    const { timers, queue, sent, write, push } = queueOf("none");
    queue.resume(write);
    const line = prepared("B", push);
    push("C", { lane: "control" });
    expect(sent).toEqual([]);
    await end(line, timers);
    expect([linesOf(sent), line.told]).toEqual([["C"], told]);
    await line.resolve();
    expect([linesOf(sent), queue.depth]).toEqual([["C"], 0]);
  });

  test("that is ready when the connection is gone waits for the next one", async () => {
    const { queue, sent, write, push } = queueOf("none");
    queue.resume(write);
    const line = prepared("B", push);
    queue.detach({ key: "irc.lost" });
    await line.resolve();
    expect(sent).toEqual([]);
    queue.attach();
    queue.resume(write);
    expect([linesOf(sent), line.told]).toEqual([["B"], ["prepare"]]);
  });
});
