import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FakeTimers } from "#bot/testing/fake-timers";
import { parseLine } from "#core/irc/message";
import { type AttemptEnd, backOffMs, isUnwelcoming, Reconnector } from "./reconnect.ts";
import { Watchdog } from "./watchdog.ts";

const CAP = 300_000;

function setUp(random = () => 0.5) {
  const timers = new FakeTimers();
  const begun: number[] = [];
  const stopped: string[] = [];
  let end: ((end: AttemptEnd) => void) | null = null;
  const reconnector = new Reconnector(
    {
      begin: (_attempt, ended) => {
        begun.push(timers.now());
        end = ended;
        return { stop: (reason) => stopped.push(reason) };
      },
      waiting: () => {},
    },
    timers,
    CAP,
    random,
  );
  const fail = (rest: Partial<AttemptEnd> = {}) =>
    end?.({ reason: "gone", registeredMs: null, isUnwelcome: false, ...rest });
  return { timers, begun, stopped, reconnector, fail };
}

describe("reconnecting", () => {
  test("the first retry comes within two seconds, later ones back off to the cap and never stop", () => {
    const { timers, begun, reconnector, fail } = setUp(() => 1);
    reconnector.start();
    timers.advance(0);
    for (let count = 0; count < 60; count++) {
      fail();
      timers.advance(CAP);
    }
    expect(begun).toHaveLength(61);
    const gaps = begun.slice(1).map((at, index) => at - (begun[index] ?? 0));
    expect(gaps[0]).toBeLessThanOrEqual(CAP);
    expect(backOffMs(1, CAP, false, () => 1)).toBeLessThanOrEqual(2_000);
    expect(backOffMs(60, CAP, false, () => 1)).toBe(CAP);
  });

  test("no two attempts within a second, no wait above the cap, whatever happens", () => {
    const happening = fc.record({
      registeredMs: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null }),
      afterMs: fc.integer({ min: 0, max: 400_000 }),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
      restart: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        let jitter = 0;
        const { timers, begun, reconnector, fail } = setUp(() => jitter);
        reconnector.start();
        timers.advance(0);
        for (const { registeredMs, afterMs, jitter: next, restart } of happenings) {
          jitter = next;
          const before = begun.length;
          fail({ registeredMs });
          if (restart) {
            reconnector.stop("asked");
            reconnector.start();
          }
          timers.advance(CAP + 1_000);
          expect(begun.length).toBe(before + 1);
          timers.advance(afterMs);
        }
        for (const [index, at] of begun.entries()) {
          const last = begun[index - 1];
          if (last !== undefined) expect(at - last).toBeGreaterThanOrEqual(1_000);
        }
      }),
    );
  });

  test("only a connection that lasted clears the record", () => {
    const { timers, begun, reconnector, fail } = setUp(() => 1);
    reconnector.start();
    timers.advance(0);
    for (let count = 0; count < 6; count++) {
      fail({ registeredMs: 10_000 });
      timers.advance(CAP);
    }
    const before = begun.length;
    fail({ registeredMs: 10_000 });
    timers.advance(60_000);
    expect(begun).toHaveLength(before);
    timers.advance(CAP);
    fail({ registeredMs: 600_000 });
    timers.advance(2_000);
    expect(begun).toHaveLength(before + 2);
  });

  test("an unwelcoming server is left alone for a minute", () => {
    const { timers, begun, reconnector, fail } = setUp();
    reconnector.start();
    timers.advance(0);
    fail({ isUnwelcome: true });
    timers.advance(59_999);
    expect(begun).toHaveLength(1);
    timers.advance(1);
    expect(begun).toHaveLength(2);
  });

  test("stopped, it stays stopped", () => {
    const { timers, begun, stopped, reconnector, fail } = setUp();
    reconnector.start();
    timers.advance(0);
    reconnector.stop("asked");
    fail();
    timers.advance(10 * CAP);
    expect(begun).toHaveLength(1);
    expect(stopped).toEqual(["asked"]);
    expect(timers.waiting).toBe(0);
  });

  test.each([
    ["Closing Link: x (Trying to reconnect too fast.)", true],
    ["Your host is trying to (re)connect too fast -- throttled.", true],
    ["Closing Link: (K-lined)", true],
    ["You are banned from this server", true],
    ["Too many connections from your host", true],
    ["Closing Link: x (Killed (ann (reason)))", false],
    ["Ping timeout: 240 seconds", false],
    ["Closing Link: x (Quit: bye)", false],
  ])("%s", (text, expected) => {
    expect(isUnwelcoming(text)).toBe(expected);
  });
});

test("the watchdog pings, measures, asks twice, then gives up; any line is life", () => {
  const timers = new FakeTimers();
  const sent: string[] = [];
  const lags: number[] = [];
  let deaths = 0;
  const watchdog = new Watchdog(
    { send: (line) => sent.push(line), lag: (ms) => lags.push(ms), dead: () => deaths++ },
    timers,
  );
  const take = (text: string) => {
    const line = parseLine(text);
    if (line) watchdog.take(line);
  };
  watchdog.start();
  timers.advance(10_000);
  timers.advance(40);
  take(`:s PONG s :${sent[0]?.slice(5)}`);
  expect(lags).toEqual([40]);
  for (let minute = 0; minute < 10; minute++) {
    timers.advance(25_000);
    take(":ann!a@b PRIVMSG #c :still here");
  }
  expect(deaths).toBe(0);
  const pings = sent.length;
  timers.advance(120_000);
  expect(deaths).toBe(1);
  expect(sent.length - pings).toBeGreaterThanOrEqual(2);
});
