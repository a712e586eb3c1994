/** Modules that keep others waiting or break their word: given up on, passed over, and told of. */
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";
import { listModules } from "#core/status/modules";

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

test("who is passed over, and who missed events, is told to the console until it is loaded anew", async () => {
  const { hosts, db } = await startHosts({
    limits: { stallMs: 20_000, backlog: 10 },
    modules: {
      hangs: moduleSource(
        "hangs",
        `ctx.intercept("message.channel", () => new Promise(() => {}));`,
      ),
      slow: moduleSource(
        "slow",
        `ctx.on("join", () => { for (const end = performance.now() + 5; performance.now() < end;); });`,
      ),
    },
  });
  const place = { networkId: "testnet", channel: "#dev", at: new Date() };
  const { sender } = call("x", "y");
  const noticeOf = async (name: string, locale: "en" | "de" = "en") =>
    (await listModules(db, locale)).find((module) => module.name === name)?.notice;
  expect(await noticeOf("hangs")).toBeNull();
  for (let time = 1; time <= 3; time++)
    await hosts.intercept({ name: "message.channel", ...place, sender, text: "hello" });
  await expect
    .poll(() => noticeOf("hangs"), { timeout: 20_000 })
    .toMatchObject({ kind: "passed-over", event: "message.channel", at: expect.any(Date) });
  for (let count = 0; count < 600; count++) hosts.emit({ name: "join", ...place, sender });
  await expect
    .poll(() => noticeOf("slow"), { timeout: 20_000 })
    .toMatchObject({ kind: "dropped", at: expect.any(Date) });
  const said = await db.event.findMany({ where: { kind: "module", severity: "warn" } });
  expect(said.map(({ text }) => text)).toEqual([
    expect.stringContaining("hangs did not say in time"),
    expect.stringContaining("events are dropped"),
  ]);
  await hosts.reload("hangs");
  expect(await noticeOf("hangs")).toBeNull();
}, 120_000);
