/** What happens to commands and events when a host is killed, reloaded into a loop, or buried under work. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";

const quick = { heartbeatMs: 400, stallMs: 1_000 };
const { sender } = call("x", "y");

test("a host killed under load, five times: nothing runs twice, nothing is lost without a word", async () => {
  const { hosts, folder } = await startHosts({
    modules: {
      busy: moduleSource(
        "busy",
        commandSource(
          "note",
          `appendFileSync(new URL("ran.txt", call.args.where), call.args.n + "\\n");
           if (call.args.n % 3 === 0) await new Promise((go) => setTimeout(go, 30));
           return "noted " + call.args.n;`,
          "<n:number> <where>",
        ),
        `import { appendFileSync } from "node:fs";`,
      ),
    },
  });
  const where = `file://${folder}/`;
  let last = 0;
  for (let round = 1; round <= 5; round++) {
    const numbers = Array.from({ length: 120 }, () => ++last);
    const outcomes = numbers.map((n) => hosts.run(call("busy", "note", `${n} ${where}`)));
    const [pid] = hosts.pids();
    await Promise.race(outcomes);
    if (pid !== undefined) process.kill(pid, "SIGKILL");
    const answers = await Promise.all(outcomes);
    const ran = (await readFile(path.join(folder, "ran.txt"), "utf8"))
      .trim()
      .split("\n")
      .map(Number);
    expect(new Set(ran).size).toBe(ran.length);
    for (const [at, { lines, failed }] of answers.entries()) {
      expect(lines).toHaveLength(1);
      // What had not begun was answered by the next host.
      if (!failed) expect(lines).toEqual([`noted ${numbers[at]}`]);
    }
    // What failed had begun; one at most died between beginning and its first deed.
    const failed = numbers.filter((_, at) => answers[at]?.failed);
    expect(failed.filter((n) => !ran.includes(n)).length).toBeLessThanOrEqual(1);
    expect(answers.some(({ failed }) => !failed)).toBe(true);
  }
  expect(hosts.modules()).toMatchObject([{ name: "busy", state: "running" }]);
}, 180_000);

test("a new version whose setup never returns: the old one serves again, and that version is refused", async () => {
  const { hosts, write } = await startHosts({
    limits: quick,
    modules: {
      good: moduleSource("good", commandSource("hi", "return 'hi';")),
      pong: moduleSource("pong", commandSource("pong", "return 'old';")),
    },
  });
  const pong = async () => (await hosts.run(call("pong", "pong"))).lines[0];
  const view = () => hosts.modules().find(({ name }) => name === "pong");
  await write("pong", moduleSource("pong", "for (;;);"));
  await expect(hosts.reload("pong")).rejects.toThrow(
    /not replaced, the old one goes on: (Its setup brought the host down: it did not answer|This very version)/,
  );
  expect(await pong()).toBe("old");
  expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  const pids = hosts.pids();
  await expect(hosts.reload("pong")).rejects.toThrow("This very version brought its host down");
  expect(await pong()).toBe("old");
  expect(hosts.pids()).toEqual(pids);
  expect(view()).toMatchObject({ state: "running", error: expect.stringMatching(/host down/) });

  await write("pong", moduleSource("pong", commandSource("pong", "return 'mended';")));
  await hosts.reload("pong");
  expect(await pong()).toBe("mended");
  expect(view()).toMatchObject({ state: "running", error: "" });
}, 60_000);

test("a burst of events neither kills a busy host nor is lost, and commands keep their place behind it", async () => {
  const { hosts, db } = await startHosts({
    limits: quick,
    modules: {
      counts: moduleSource(
        "counts",
        `let heard = 0;
         ctx.on("join", () => { heard++; for (const end = performance.now() + 0.15; performance.now() < end;); });
         ctx.on("join", async () => { await null; });
         ${commandSource("heard", "return String(heard);")}`,
      ),
    },
  });
  const [pid] = hosts.pids();
  const burst = 15_000;
  for (let n = 0; n < burst; n++)
    hosts.emit({ name: "join", networkId: "testnet", sender, at: new Date(), channel: "#dev" });
  expect((await hosts.run(call("counts", "heard"))).lines).toEqual([String(burst)]);
  expect(hosts.pids()).toEqual([pid]);
  expect(await db.event.count({ where: { kind: "module", severity: "error" } })).toBe(0);
}, 60_000);

test("a module pinned to a host of its own takes nobody along", async () => {
  const { hosts } = await startHosts({
    pins: { wild: "apart" },
    modules: {
      good: moduleSource("good", commandSource("hi", "return 'hi';")),
      wild: moduleSource("wild", commandSource("x", "process.exit(3);")),
    },
  });
  expect(hosts.pids()).toHaveLength(2);
  const [first] = hosts.pids();
  expect((await hosts.run(call("wild", "x"))).failed).toBe(true);
  expect((await hosts.run(call("good", "hi"))).lines).toEqual(["hi"]);
  expect(hosts.pids()).toContain(first);
});

test("plain timers belong to their module: they end with it, fail alone, and are blamed on it", async () => {
  const ticking = (word: string) =>
    moduleSource("ticks", `setInterval(() => ctx.say("testnet", "#dev", "${word}"), 20);`);
  const { hosts, said, write, lines } = await startHosts({
    limits: quick,
    modules: {
      ticks: ticking("one"),
      fails: moduleSource("fails", `setTimeout(() => { throw new Error("late"); }, 5);`),
    },
  });
  await expect.poll(() => said.length).toBeGreaterThan(2);
  await expect
    .poll(() => lines.find(({ message }) => message === "a timer failed")?.details)
    .toMatchObject({ module: "fails" });
  await write("ticks", ticking("two"));
  await hosts.reload("ticks");
  said.length = 0;
  await expect.poll(() => said.length).toBeGreaterThan(5);
  expect(new Set(said.map(({ text }) => text))).toEqual(new Set(["two"]));
  await hosts.unload("ticks");

  await write("ticks", moduleSource("ticks", "setTimeout(() => { for (;;); }, 5);"));
  await expect
    .poll(() => hosts.modules().find(({ name }) => name === "ticks")?.state, { timeout: 30_000 })
    .toBe("set-aside");
}, 60_000);

test("the channel to the bot is not a module's to speak on", async () => {
  const { hosts } = await startHosts({
    modules: {
      forges: moduleSource(
        "forges",
        commandSource(
          "x",
          `return String(typeof process.send) + " " + String(typeof process.disconnect);`,
        ),
      ),
    },
  });
  expect((await hosts.run(call("forges", "x"))).lines).toEqual(["undefined undefined"]);
});
