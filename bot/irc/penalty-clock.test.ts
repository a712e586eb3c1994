import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { queueOf } from "#bot/testing/send-queues";
import { bodyBytes } from "./line-check.ts";

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
