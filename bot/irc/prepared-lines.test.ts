import { describe, expect, test } from "vitest";
import type { FakeTimers } from "#bot/testing/fake-timers";
import { queueOf } from "#bot/testing/send-queues";
import type { Told } from "#core/words/told";

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
