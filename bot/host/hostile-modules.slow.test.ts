/** What a bad module costs: its own host for a moment, never the others' commands, and in the end only itself. */
import { chmod, mkdir, rename, symlink } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const good = moduleSource("good", commandSource("hi", "return 'hi';"));
const quick = { heartbeatMs: 250, stallMs: 1_000 };

test.each([
  ["loops for ever", "for (;;);", /did not answer for 1 s/],
  [
    "loops after waiting",
    "await new Promise((go) => setTimeout(go, 20)); for (;;);",
    /did not answer/,
  ],
  ["leaves the process", "process.exit(0);", /exited with code 0/],
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
      modules: { good, bad: moduleSource("bad", commandSource("x", run)) },
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

test("a module that loops while it is set up takes nobody along", async () => {
  const { hosts } = await startHosts({
    limits: quick,
    modules: { good, bad: moduleSource("bad", "for (;;);") },
  });
  expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  await expect
    .poll(() => hosts.modules().find(({ name }) => name === "bad")?.state, { timeout: 30_000 })
    .toBe("set-aside");
  expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
}, 60_000);

test("a command that takes too long is given up, and its module told", async () => {
  const { hosts, said } = await startHosts({
    modules: {
      slow: moduleSource(
        "slow",
        commandSource(
          "x",
          `call.signal.addEventListener("abort", () => ctx.say("testnet", "#dev", "stopped"));
          await new Promise(() => {});`,
        ),
      ),
    },
  });
  expect(await hosts.run(call("slow", "x"))).toEqual({
    lines: ["That took too long, so I gave up on it."],
    private: false,
    failed: true,
  });
  await expect.poll(() => said.map(({ text }) => text)).toEqual(["stopped"]);
});

test("a promise that fails unheard is logged with its module, and costs nothing", async () => {
  const { hosts, lines } = await startHosts({
    modules: {
      stray: moduleSource(
        "stray",
        commandSource("x", "void Promise.reject(new Error('stray')); return 'ok';"),
      ),
    },
  });
  const [pid] = hosts.pids();
  expect((await hosts.run(call("stray", "x"))).lines).toEqual(["ok"]);
  await expect
    .poll(() => lines.find(({ message }) => message === "a promise failed unheard")?.details)
    .toMatchObject({ module: "stray" });
  expect(hosts.pids()).toEqual([pid]);
});

test("an interceptor stops or changes what it may, and one that hangs changes nothing", async () => {
  const { hosts } = await startHosts({
    modules: {
      cancels: moduleSource(
        "cancels",
        `ctx.intercept("message.channel", (event) => event.text === "spam" ? cancel("spam") : undefined, { priority: 2 });`,
      ),
      changes: moduleSource(
        "changes",
        `ctx.intercept("message.channel", (event) => ({ text: event.text.toUpperCase(), networkId: "othernet" } as any), { priority: 1 });
         ctx.intercept("message.channel", (event) => ({ text: event.text + "!" }));`,
      ),
      hangs: moduleSource(
        "hangs",
        `ctx.intercept("message.channel", () => new Promise(() => {}));`,
      ),
      breaks: moduleSource(
        "breaks",
        `ctx.intercept("message.channel", () => { throw new Error("no"); });`,
      ),
    },
  });
  const line = (text: string) => ({
    ...{ name: "message.channel" as const, networkId: "testnet", channel: "#dev", at: new Date() },
    ...{ sender: call("x", "y").sender, text },
  });
  expect(hosts.intercepts("message.channel")).toBe(true);
  expect(hosts.intercepts("join")).toBe(false);
  expect(await hosts.intercept(line("spam"))).toMatchObject({ cancelled: "spam" });
  expect(await hosts.intercept(line("hello"))).toMatchObject({
    cancelled: null,
    event: { text: "HELLO!", networkId: "testnet" },
  });
});

test.each([
  [
    "is a link",
    async (folder: string) => {
      await mkdir(path.join(folder, "..", "outside"), { recursive: true });
      await rename(path.join(folder, "odd"), path.join(folder, ".odd-real"));
      await symlink(path.join(folder, ".odd-real"), path.join(folder, "odd"));
    },
    /odd is a link/,
  ],
  [
    "has a link in it",
    (folder: string) => symlink("/etc/hostname", path.join(folder, "odd/data.txt")),
    /data\.txt is a link/,
  ],
  [
    "can be written by others",
    (folder: string) => chmod(path.join(folder, "odd/index.ts"), 0o666),
    /can be written by others/,
  ],
  [
    "lies where others can write",
    (folder: string) => chmod(path.join(folder, "odd"), 0o777),
    /can be written by others/,
  ],
] as const)("a module that %s is refused", async (_name, spoil, reason) => {
  const { hosts, write, folder } = await startHosts({ modules: { good } });
  await write("odd", moduleSource("odd", commandSource("y", "return 'y';")));
  await expect.poll(() => hosts.manifests().length, { timeout: 15_000 }).toBe(2);
  await hosts.unload("odd");
  await spoil(folder);
  await expect(hosts.load("odd")).rejects.toThrow(reason);
});

test("what people prove themselves with cannot be replaced", async () => {
  const { hosts } = await startHosts({ modules: { session: moduleSource("session", "") } });
  expect(hosts.modules()).toMatchObject([
    { name: "session", state: "failed", error: "The built-in module session cannot be replaced." },
  ]);
});
