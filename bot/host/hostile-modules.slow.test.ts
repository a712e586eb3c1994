/** What a bad module costs: its own host for a moment, never the others' commands, and in the end only itself. */
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const good = moduleSource("good", commandSource("hi", "return 'hi';"));
const quick = { heartbeatMs: 250, stallMs: 1_000 };
const programs = `import { execSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
void execSync; void mkdtempSync; void readFileSync; void tmpdir; void join;`;

test.each([
  ["loops for ever", "for (;;);", /did not answer for 1 s/],
  [
    "loops after waiting",
    "await new Promise((go) => setTimeout(go, 20)); for (;;);",
    /did not answer/,
  ],
  ["leaves the process", "process.exit(0);", /exited with code 0/],
  ["waits for a program", `execSync("sleep 30");`, /was blocked and did not answer for 1 s/],
  [
    "waits for nobody",
    "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
    /was blocked and did not answer for 1 s/,
  ],
  [
    "waits at a pipe that nobody writes to",
    `const pipe = join(mkdtempSync(tmpdir() + "/steward-pipe-"), "pipe");
     execSync("mkfifo " + pipe); readFileSync(pipe);`,
    /was blocked and did not answer for 1 s/,
  ],
  ["kills itself", `process.kill(process.pid, "SIGKILL");`, /ended by SIGKILL/],
  [
    "breaks outside its call",
    "process.nextTick(() => { throw new Error('late'); }); await new Promise(() => {});",
    /exited with code 1/,
  ],
  [
    "eats memory",
    "const all = []; for (;;) { all.push(Buffer.alloc(4e6, 1)); await new Promise(setImmediate); }",
    /more than 200 MiB|out of memory/,
  ],
  [
    "eats the heap",
    "const all = []; for (;;) all.push(new Array(1e5).fill(all.length));",
    /out of memory|did not answer|more than 200 MiB/,
  ],
])(
  "a module that %s costs its host for a moment, and the others go on",
  async (_name, run, reason) => {
    const { hosts, db } = await startHosts({
      limits: { ...quick, rssBytes: 200 * 1024 * 1024 },
      modules: { good, bad: moduleSource("bad", commandSource("x", run), programs) },
    });
    const [first] = hosts.pids();
    const bad = hosts.run(call("bad", "x"));
    const others = [1, 2, 3].map(() => hosts.run(call("good", "hi")));
    expect(await bad).toMatchObject({ failed: true, lines: [expect.any(String)] });
    for (const other of others) expect((await other).lines).toEqual(["hi"]);
    expect(hosts.pids()).not.toContain(first);
    const told = () => db.event.findFirst({ where: { kind: "module", severity: "error" } });
    await expect.poll(async () => (await told())?.text).toMatch(reason);
    expect((await told())?.text).toContain("probably because of bad");
  },
  60_000,
);

test.each([
  ["in a listener", `ctx.on("join", () => { for (;;); });`],
  ["in an interceptor", `ctx.intercept("join", () => { for (;;); });`],
  ["in a timer", `ctx.every({ seconds: 0.1 }, () => { for (;;); });`],
])(
  "a module that loops %s is found out, and the others go on",
  async (_where, setup) => {
    const { hosts, db } = await startHosts({
      limits: quick,
      modules: { good, bad: moduleSource("bad", setup) },
    });
    const { sender } = call("x", "y");
    const join = {
      name: "join",
      networkId: "testnet",
      sender,
      at: new Date(),
      channel: "#dev",
    } as const;
    if (hosts.intercepts("join")) await hosts.intercept(join);
    hosts.emit(join);
    expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
    await expect
      .poll(async () => (await db.event.findFirst({ where: { severity: "error" } }))?.text, {
        timeout: 20_000,
      })
      .toContain("probably because of bad");
  },
  60_000,
);

test("the third time within a minute a module is set aside, with its reason", async () => {
  const { hosts, db } = await startHosts({
    limits: quick,
    modules: { good, bad: moduleSource("bad", commandSource("x", "process.exit(0);")) },
  });
  for (let time = 1; time <= 3; time++) {
    expect(await hosts.run(call("bad", "x"))).toMatchObject({ failed: true });
    expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  }
  await expect.poll(() => hosts.manifests().map(({ name }) => name)).toEqual(["good"]);
  const view = hosts.modules().find(({ name }) => name === "bad");
  expect(view?.state).toBe("set-aside");
  expect(view?.error).toMatch(/three times within a minute: it exited with code 0/);
  await expect
    .poll(() => db.moduleStatus.findUnique({ where: { name: "bad" } }))
    .toMatchObject({ state: "set-aside" });
}, 60_000);

test("a module that was set aside can be loaded again", async () => {
  const { hosts, write } = await startHosts({
    limits: quick,
    modules: { good, bad: moduleSource("bad", commandSource("x", "process.exit(1);")) },
  });
  for (let time = 1; time <= 3; time++) await hosts.run(call("bad", "x"));
  await expect.poll(() => hosts.manifests().length).toBe(1);
  await write("bad", moduleSource("bad", commandSource("x", "return 'mended';")));
  await hosts.reload("bad");
  expect((await hosts.run(call("bad", "x"))).lines).toEqual(["mended"]);
}, 60_000);

test.each([
  ["process.kill", `process.kill(process.pid, "SIGKILL");`, /three times within a minute/],
  ["a shell", `execSync("kill -9 $PPID");`, /six times within five minutes/],
])(
  "a module that ends its host by a signal of its own, by %s, is set aside",
  async (_how, run, reason) => {
    const { hosts } = await startHosts({
      modules: { good, bad: moduleSource("bad", commandSource("x", run), programs) },
    });
    const view = () => hosts.modules().find(({ name }) => name === "bad");
    for (let time = 1; time <= 6 && view()?.state === "running"; time++)
      expect(await hosts.run(call("bad", "x"))).toMatchObject({ failed: true });
    await expect.poll(() => view()?.state, { timeout: 30_000 }).toBe("set-aside");
    expect(view()?.error).toMatch(reason);
    expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  },
  120_000,
);

test("hosts ended from outside while nothing runs set nobody aside, however often", async () => {
  const { hosts } = await startHosts({ modules: { good } });
  for (let time = 1; time <= 4; time++) {
    const [pid] = hosts.pids();
    if (pid !== undefined) process.kill(pid, "SIGKILL");
    await expect.poll(() => hosts.pids()[0] ?? pid, { timeout: 30_000 }).not.toBe(pid);
    expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  }
  expect(hosts.modules()).toMatchObject([{ name: "good", state: "running", error: "" }]);
}, 120_000);

test.each([
  ["loops", "for (;;);"],
  ["ends its host", `process.kill(process.pid, "SIGKILL");`],
  ["has a shell end its host", `execSync("kill -9 $PPID");`],
])(
  "a module that %s while it is set up takes nobody along",
  async (_what, setup) => {
    const { hosts } = await startHosts({
      limits: quick,
      modules: { good, bad: moduleSource("bad", setup, programs) },
    });
    expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
    await expect
      .poll(() => hosts.modules().find(({ name }) => name === "bad")?.state, { timeout: 30_000 })
      .toBe("set-aside");
    expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  },
  60_000,
);
