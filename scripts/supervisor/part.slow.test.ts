import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { plainEnv } from "#core/env";
import { backOffMs } from "./back-off.ts";
import { type Ending, Part } from "./part.ts";

const patience = { askMs: 50, silentMs: 500, startMs: 20_000 };
const ANSWERS = `process.on("message", () => process.send("pong"));`;

interface Watched {
  readonly part: Part;
  /** The next end of the process. */
  ended(): Promise<Ending>;
  /** The next time it answers. */
  ready(): Promise<void>;
}

const parts: Part[] = [];
afterEach(() => {
  for (const part of parts.splice(0)) part.kill();
});

/** A part whose process runs `script`; what it does is told in order. */
function partOf(script: string): Watched {
  const told = new EventTarget();
  const queues = { ended: [] as Ending[], ready: [] as true[] };
  const push = <Name extends keyof typeof queues>(name: Name, value: (typeof queues)[Name][0]) => {
    (queues[name] as (typeof value)[]).push(value);
    told.dispatchEvent(new Event(name));
  };
  const part = new Part(
    { name: "tested", args: ["-e", script], env: plainEnv(), patience },
    { ended: (ending) => push("ended", ending), ready: () => push("ready", true) },
  );
  parts.push(part);
  const next = async <Name extends keyof typeof queues>(name: Name) => {
    while (queues[name].length === 0) await once(told, name);
    return queues[name].shift() as (typeof queues)[Name][0];
  };
  return { part, ended: () => next("ended"), ready: async () => void (await next("ready")) };
}

/** A dead process that nobody has collected yet (Z) runs no more. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return /^[^Z]/.test(stdout);
}

test("a process that dies comes back, each time after a longer pause, and its last words are kept", async () => {
  const { part, ended } = partOf(`throw new TypeError("the disk is made of cheese");`);
  part.start();
  expect(await ended()).toMatchObject({ why: "crash", crashes: 1, againInMs: 500 });
  const second = await ended();
  expect(second).toMatchObject({ crashes: 2, againInMs: 1_000 });
  expect(second.reason).toBe("code 1: TypeError: the disk is made of cheese");
});

test("pauses double up to half a minute", () => {
  expect([1, 2, 3, 6, 7, 8, 500].map(backOffMs)).toEqual([
    500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test("killed by -9, a process is back and answers", async () => {
  const { part, ended, ready } = partOf(
    `${ANSWERS} setTimeout(() => process.kill(process.pid, 9), 300);`,
  );
  part.start();
  await ready();
  expect(await ended()).toMatchObject({ why: "crash", reason: "killed by SIGKILL" });
  await ready();
});

test("one that hangs after it answered is ended and started again", async () => {
  const { part, ended, ready } = partOf(`${ANSWERS} setTimeout(() => { for (;;); }, 200);`);
  part.start();
  await ready();
  expect(await ended()).toMatchObject({ why: "crash", reason: "silent for 0.5 s" });
  await ready();
});

test.each([
  [0, "stopped"],
  [69, "disconnected"],
])("one that ends with %i stays away until it is started", async (code, why) => {
  const { part, ended } = partOf(`process.exit(${code});`);
  part.start();
  expect(await ended()).toMatchObject({ why, againInMs: null });
  expect(part.isRunning).toBe(false);
  part.start();
  expect(await ended()).toMatchObject({ why });
});

test("one that asks for it is started again at once, and that is no crash", async () => {
  const { part, ended } = partOf("process.exit(75);");
  part.start();
  expect(await ended()).toMatchObject({ why: "restart", againInMs: 0, crashes: 0 });
  expect(await ended()).toMatchObject({ why: "restart", againInMs: 0, crashes: 0 });
});

test("renewing ends it in order and starts it at once; one that was stopped stays away", async () => {
  const { part, ended, ready } = partOf(`
    ${ANSWERS}
    process.on("SIGTERM", () => setTimeout(() => process.exit(0), 50));
  `);
  part.renew();
  expect(part.isRunning).toBe(false);
  part.start();
  await ready();
  part.renew();
  part.renew();
  expect(await ended()).toMatchObject({ why: "restart", crashes: 0, againInMs: 0 });
  await ready();
  await part.stop();
  part.renew();
  expect(part.isRunning).toBe(false);
});

test("renewing one that waits for its next try does not wait", async () => {
  const { part, ended } = partOf("process.exit(1);");
  part.start();
  for (const crashes of [1, 2, 3, 4, 5, 6, 7]) {
    expect((await ended()).crashes).toBe(crashes);
    part.renew();
  }
});

test("starting one that waits for its next try does not wait", async () => {
  const { part, ended } = partOf("process.exit(1);");
  part.start();
  for (const crashes of [1, 2, 3, 4, 5, 6, 7]) {
    expect((await ended()).crashes).toBe(crashes);
    part.start();
  }
});

test("nothing that a process started outlives it", async () => {
  const { part, ended } = partOf(`
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    console.error("Error: " + child.pid);
    child.once("spawn", () => process.exit(3));
  `);
  part.start();
  const { reason } = await ended();
  const pid = Number(/Error: (\d+)$/.exec(reason)?.[1]);
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test("stopping waits for an orderly end, and the process does not come back", async () => {
  const { part, ready } = partOf(`
    ${ANSWERS}
    process.on("SIGTERM", () => setTimeout(() => process.exit(0), 100));
  `);
  part.start();
  await ready();
  await part.stop();
  expect(part.isRunning).toBe(false);
  part.start();
  expect(part.isRunning).toBe(false);
});
