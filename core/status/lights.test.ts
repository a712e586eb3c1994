import { expect, test } from "vitest";
import { type LightState, type LinkFacts, linkLight, processLight, worstOf } from "./lights.ts";

const now = new Date("2026-03-04T14:02:30Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const alive = { startedAt: ago(3_600), heartbeatAt: ago(4), stoppedAt: null };
const running = processLight(alive, now);

test.each([
  ["never started", null, "bad", "The bot has never been started"],
  ["alive", alive, "ok", "Running since"],
  ["at the limit", { ...alive, heartbeatAt: ago(15) }, "ok", "Running since"],
  ["silent", { ...alive, heartbeatAt: ago(16) }, "bad", "Process gone since"],
  ["stopped", { ...alive, stoppedAt: ago(1) }, "bad", "Stopped at"],
] as const)("a process that is %s", (_name, process, state, text) => {
  expect(processLight(process, now)).toMatchObject({ state, text });
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
  [{}, "ok", "Connected since"],
  [{ statusAt: null }, "ok", "Connected"],
  [{ status: "connecting" }, "warn", "Process fine, IRC connecting"],
  [{ status: "registering" }, "warn", "Process fine, IRC registering"],
  [{ status: "waiting", attempt: 3 }, "warn", "Process fine, IRC reconnecting (try 3)"],
  [{ status: "disconnected" }, "bad", "Disconnected since"],
  [{ status: "disconnected", desired: "disconnected" }, "unknown", "Disconnected on request"],
  [{ status: "of another version" }, "bad", "Disconnected since"],
] as const)("a link with %j is %s: %s", (change, state, text) => {
  expect(linkLight({ ...link, ...change }, running)).toMatchObject({ state, text });
});

test("a link waiting for its next try says when that is", () => {
  const waiting = { ...link, status: "waiting", nextAttemptAt: now };
  expect(linkLight(waiting, running).nextAt).toBe(now.toISOString());
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
  expect(worstOf(states.map((state) => ({ state, text: "" })))).toBe(worst);
});
