/** Eighty channels and more are looked at to the end, however slowly the bot may speak. */
import { expect, test } from "vitest";
import { FakeTimers } from "#bot/testing/fake-timers";
import { keepingLog } from "#bot/testing/log";
import { fold } from "#core/irc/casemapping";
import { parseLine } from "#core/irc/message";
import { PACES } from "../penalty-clock.ts";
import { SendQueue } from "../send-queue.ts";
import { Inspector } from "./inspector.ts";

const CHANNELS = 80;

/** A bot at the careful pace, and a server that answers as `answer` has it: one line, or none. */
function scene(answer: (line: string, count: number) => string | null) {
  const timers = new FakeTimers();
  const queue = new SendQueue(PACES.careful, timers, keepingLog().log);
  const inspector = new Inspector(
    { fold: (name) => fold(name), push: (entry) => queue.push(entry) },
    timers,
  );
  const sent: string[] = [];
  const answered = new Set<string>();
  let mostOpen = 0;
  let open = 0;
  queue.resume((line) => {
    sent.push(line);
    if (!/^(WHO|MODE) /.test(line)) return true;
    mostOpen = Math.max(mostOpen, ++open);
    const count = sent.filter((other) => other === line).length;
    const text = answer(line, count);
    if (text === null) open--;
    else
      timers.after(100, () => {
        open--;
        if (!text.startsWith(":s 263")) answered.add(line);
        const parsed = parseLine(text);
        if (parsed) inspector.take(parsed);
      });
    return true;
  });
  const inspect = (channel: string) => {
    inspector.ask("who", channel, `WHO ${channel}`);
    inspector.ask("modes", channel, `MODE ${channel}`);
    inspector.ask("lists", channel, `MODE ${channel} +b`);
  };
  const all = Array.from({ length: CHANNELS }, (_, index) => `#room${index}`);
  const advance = (minutes: number) => {
    for (let left = minutes * 60; left > 0; left--) timers.advance(1_000);
  };
  return { timers, queue, inspector, sent, answered, inspect, all, advance, most: () => mostOpen };
}

function end(line: string): string {
  const [verb, channel, mode] = line.split(" ");
  if (verb === "WHO") return `:s 315 steward ${channel} :End of WHO`;
  return mode ? `:s 368 steward ${channel} :End` : `:s 324 steward ${channel} +nt`;
}

test("every channel is asked about until it answered, one question at a time", () => {
  const { all, inspect, advance, answered, sent, most } = scene(end);
  for (const channel of all) inspect(channel);
  advance(12);
  expect(answered.size).toBe(3 * CHANNELS);
  expect(sent).toHaveLength(3 * CHANNELS);
  expect(most()).toBe(1);
});

test("a busy server, one that swallows lines and a full queue only delay it", () => {
  const { all, inspect, advance, answered, queue } = scene((line, count) => {
    const number = Number(/\d+/.exec(line)?.[0]);
    if (count === 1 && number % 7 === 0) return `:s 263 steward ${line.split(" ")[0]} :Try again`;
    return count === 1 && number % 11 === 0 ? null : end(line);
  });
  for (const channel of all) inspect(channel);
  for (let count = 0; count < 500; count++)
    queue.push({
      line: `PRIVMSG #x :${count}`,
      lane: "normal",
      from: `m${count % 5}`,
      target: "#x",
    });
  advance(90);
  expect(answered.size).toBe(3 * CHANNELS);
});

test("a server that never answers is not asked for ever, and others are asked meanwhile", () => {
  const { inspect, advance, answered, sent, timers } = scene((line) =>
    line.startsWith("WHO #room1") ? null : end(line),
  );
  inspect("#room1");
  inspect("#room2");
  advance(30);
  expect(sent.filter((line) => line === "WHO #room1")).toHaveLength(5);
  expect(answered.size).toBe(5);
  expect(timers.waiting).toBe(0);
});

test("refusals, leaving and the end of the connection end a question", () => {
  const { inspect, inspector, advance, sent, timers } = scene((line) => {
    const [, channel] = line.split(" ");
    return channel === "#room1" ? `:s 442 steward ${channel} :You're not there` : null;
  });
  inspect("#room1");
  inspect("#room2");
  advance(1);
  expect(sent.slice(0, 4)).toEqual(["WHO #room1", "MODE #room1", "MODE #room1 +b", "WHO #room2"]);
  inspector.left("#ROOM2");
  expect(timers.waiting).toBe(0);
  inspect("#room3");
  inspector.stop();
  advance(5);
  expect(sent.filter((line) => line.includes("#room2")).length).toBeLessThanOrEqual(2);
  expect(timers.waiting).toBe(0);
});
