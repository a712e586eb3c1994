import { expect, test } from "vitest";
import { type LightState, type LinkFacts, linkLight, processLight, worstOf } from "./lights.ts";

const now = new Date("2026-03-04T14:02:30Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const alive = { startedAt: ago(3_600), heartbeatAt: ago(4), stoppedAt: null };
const running = processLight(alive, now);

test.each([
  ["never started", null, "bad", "neverStarted"],
  ["alive", alive, "ok", "runningSince"],
  ["at the limit", { ...alive, heartbeatAt: ago(15) }, "ok", "runningSince"],
  ["silent", { ...alive, heartbeatAt: ago(16) }, "bad", "goneSince"],
  ["stopped", { ...alive, stoppedAt: ago(1) }, "bad", "stoppedAt"],
] as const)("a process that is %s", (_name, process, state, says) => {
  expect(processLight(process, now)).toMatchObject({ state, says });
});

test("a process that is gone says since when", () => {
  const light = processLight({ ...alive, heartbeatAt: ago(60) }, now);
  expect(light.at).toBe("2026-03-04T14:01:30.000Z");
});

const link: LinkFacts = {
  desired: "connected",
  status: "connected",
  statusDetail: "",
  statusAt: ago(60),
  attempt: 1,
  nextAttemptAt: null,
};

test.each([
  [{}, "ok", "connectedSince"],
  [{ statusAt: null }, "ok", "connected"],
  [{ status: "connecting" }, "warn", "connecting"],
  [{ status: "registering" }, "warn", "registering"],
  [{ status: "waiting", attempt: 3 }, "warn", "reconnecting"],
  [{ status: "disconnected" }, "bad", "disconnectedSince"],
  [{ status: "disconnected", desired: "disconnected" }, "unknown", "disconnectedOnRequest"],
  [{ status: "of another version" }, "bad", "disconnectedSince"],
] as const)("a link with %j is %s: %s", (change, state, says) => {
  expect(linkLight({ ...link, ...change }, running)).toMatchObject({ state, says });
});

test("a link waiting for its next try says when that is, and how many there were", () => {
  const waiting = { ...link, status: "waiting", attempt: 3, nextAttemptAt: now };
  expect(linkLight(waiting, running)).toMatchObject({ tries: 3, nextAt: now.toISOString() });
  expect(linkLight({ ...waiting, attempt: 1 }, running).tries).toBeUndefined();
});

test("no link claims to be connected while the process is away", () => {
  for (const status of ["connected", "waiting", "connecting"]) {
    const gone = processLight({ ...alive, heartbeatAt: ago(60) }, now);
    expect(linkLight({ ...link, status }, gone).state).toBe("unknown");
  }
});

test.each([
  [[], "unknown"],
  [["ok", "ok"], "ok"],
  [["ok", "unknown"], "unknown"],
  [["unknown", "warn"], "warn"],
  [["warn", "bad", "ok"], "bad"],
] as [LightState[], LightState][])("the worst of %j is %s", (states, worst) => {
  expect(worstOf(states.map((state) => ({ state })))).toBe(worst);
});
