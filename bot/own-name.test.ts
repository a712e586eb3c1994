/** Processes that want the same name, on one database; who is alive where is the test's to say. */
import { afterEach, expect, test, vi } from "vitest";
import { findNameHolder, giveNameBack, keepName, takeName } from "#core/bot-process/names";
import type { Db } from "#core/db/client";
import { LEASE_MS } from "#core/networks/leases";
import { newId } from "#core/secrets";
import { freshDb } from "#core/testing/database";
import { after, SECOND } from "#core/time";
import { startHeartbeat } from "./heartbeat.ts";
import { type OwnNameDeps, takeOwnName } from "./own-name.ts";
import { FakeTimers } from "./testing/fake-timers.ts";
import { keepingLog } from "./testing/log.ts";

const now = new Date("2026-05-06T07:08:09Z");
const clock = () => now;
const here = { machine: "here", pid: 100, isAlive: () => true };
const load = { rssBytes: 1, hosts: 0 };

const waiting: AbortController[] = [];
afterEach(() => {
  for (const one of waiting.splice(0)) one.abort();
});

/** A process that wants the name, and what it says of it. */
function want(db: Db, deps: Partial<OwnNameDeps> = {}) {
  const control = new AbortController();
  waiting.push(control);
  const timers = new FakeTimers();
  const { log, lines } = keepingLog();
  const place = { ...here, pid: 200 };
  const common = { db, log, id: "bot", version: "1", clock, timers, place, lookMs: 5 };
  let isThere = false;
  const taken = takeOwnName({ ...common, signal: control.signal, ...deps }).then((start) => {
    isThere = true;
    return start;
  });
  taken.catch(() => {});
  const complaints = () => lines.filter(({ level }) => level === "error");
  return { taken, timers, complaints, control, isThere: () => isThere };
}

/** Somebody has the name already; `heardMs` ago they were heard of. */
async function holderOf(db: Db, { machine = "here", heardMs = 0 } = {}) {
  const startedAt = after(now, -heardMs);
  const start = { id: "bot", startId: newId(), machine, pid: 100, version: "1", startedAt };
  expect(await takeName(db, start, null, startedAt)).toBe(true);
  let beats = 0;
  return {
    start,
    beat: () => keepName(db, start, load, after(startedAt, ++beats)),
    holds: async () => (await findNameHolder(db, "bot"))?.startId === start.startId,
  };
}

/** Waits until somebody has looked often enough to have seen all there is. */
async function looksAgain(db: Db, times = 3) {
  const looks = vi.spyOn(db.botProcess, "findUnique");
  await vi.waitFor(() => expect(looks.mock.calls.length).toBeGreaterThanOrEqual(times), 20_000);
  looks.mockRestore();
}

test("of ten at the same instant one has the name", async () => {
  const db = await freshDb();
  const wanting = Array.from({ length: 10 }, (_, at) =>
    want(db, { place: { ...here, pid: 200 + at } }),
  );
  await Promise.race(wanting.map(({ taken }) => taken));
  await looksAgain(db, 30);
  expect(wanting.filter(({ isThere }) => isThere())).toHaveLength(1);
});

test.each([
  ["said good-bye", { machine: "elsewhere" }, here, true],
  ["was killed on this machine", {}, { ...here, pid: 200, isAlive: () => false }, false],
  ["had the pid that is ours now", {}, here, false],
  [
    "has been silent for a minute elsewhere",
    { machine: "elsewhere", heardMs: LEASE_MS },
    here,
    false,
  ],
])("who comes after one that %s waits for nothing", async (_, was, place, isStopped) => {
  const db = await freshDb();
  const { start, holds } = await holderOf(db, was);
  if (isStopped) await giveNameBack(db, start, now);
  const { taken, complaints } = want(db, { place });
  await taken;
  expect([await holds(), complaints()]).toEqual([false, []]);
});

test("who comes second waits, says so once, and has the name when the first ends", async () => {
  const db = await freshDb();
  const first = await holderOf(db);
  const second = want(db);
  await looksAgain(db);
  expect(second.complaints()).toEqual([]);
  for (let i = 0; i < 3; i++) {
    await first.beat();
    await looksAgain(db);
  }
  expect([second.isThere(), await first.holds()]).toEqual([false, true]);
  expect(second.complaints()).toMatchObject([
    { message: expect.stringMatching(/Another bot called bot is running \(process 100 on here\)/) },
  ]);
  expect(await db.event.findMany({ select: { kind: true, severity: true } })).toEqual([
    { kind: "bot.start", severity: "warn" },
  ]);
  expect(await giveNameBack(db, first.start, now)).toBe(true);
  await second.taken;
});

test("a holder that cannot be asked is dead after 30 s without a heartbeat, whatever the clocks say", async () => {
  const db = await freshDb();
  const first = await holderOf(db, { machine: "elsewhere", heardMs: -LEASE_MS });
  const second = want(db);
  second.timers.advance(20 * SECOND);
  await looksAgain(db);
  await first.beat();
  await looksAgain(db);
  second.timers.advance(30 * SECOND - 1);
  await looksAgain(db);
  expect(second.isThere()).toBe(false);
  second.timers.advance(1);
  await second.taken;
  expect([await first.beat(), await first.holds()]).toEqual([false, false]);
});

test("silence counts for nothing while the database is away", async () => {
  const db = await freshDb();
  await holderOf(db);
  const second = want(db);
  await looksAgain(db);
  const away = vi.spyOn(db.botProcess, "findUnique").mockRejectedValue(new Error("away"));
  second.timers.advance(60 * SECOND);
  await vi.waitFor(() => expect(away.mock.calls.length).toBeGreaterThan(2), 20_000);
  away.mockRestore();
  await looksAgain(db);
  expect(second.isThere()).toBe(false);
});

test("one that is told to stop stops waiting", async () => {
  const db = await freshDb();
  const first = await holderOf(db);
  const { taken, control } = want(db);
  await looksAgain(db);
  control.abort();
  await expect(taken).rejects.toThrow(/abort/i);
  expect(await first.holds()).toBe(true);
});

test("one that was frozen finds itself replaced, says it once, and leaves the name to the other", async () => {
  const db = await freshDb();
  const first = await holderOf(db);
  const second = want(db, { place: { ...here, pid: 200, isAlive: () => false } });
  const { startId } = await second.taken;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const replaced = vi.fn();
    const alongside = vi.fn(async () => {});
    const { log } = keepingLog();
    const hooks = { hosts: () => 0, alongside, replaced };
    const heartbeat = startHeartbeat({ db, log, clock }, first.start, hooks);
    vi.advanceTimersByTime(5 * SECOND);
    await vi.waitFor(() => expect(replaced).toHaveBeenCalledOnce(), 20_000);
    vi.advanceTimersByTime(60 * SECOND);
    expect(await heartbeat.stop()).toBe(false);
    expect([replaced.mock.calls.length, alongside.mock.calls.length]).toEqual([1, 0]);
  } finally {
    vi.useRealTimers();
  }
  expect(await findNameHolder(db, "bot")).toMatchObject({ startId, stoppedAt: null });
});
