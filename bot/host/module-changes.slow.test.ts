import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { call, commandSource, moduleSource, startHosts } from "#bot/testing/hosts";
import { tell } from "#core/words/told";

test("twenty reloads under load lose no command, double nothing and leave nothing", async () => {
  const source = (version: number) =>
    moduleSource(
      "busy",
      `const at = setInterval(() => {}, 1000);
       ctx.onUnload(() => clearInterval(at));
       ctx.every({ seconds: 0.1 }, () => ctx.say("testnet", "#dev", "tick ${version}"));
       ${commandSource("which", `await new Promise((go) => setTimeout(go, 5)); return "${version}";`)}`,
    );
  const { hosts, write, said } = await startHosts({ modules: { busy: source(0) } });
  const answers: string[] = [];
  let stop = false;
  const load = async () => {
    while (!stop) answers.push(...(await hosts.run(call("busy", "which"))).lines);
  };
  const people = Array.from({ length: 8 }, load);
  const residentBefore = await resident(hosts.pids()[0]);
  for (let version = 1; version <= 20; version++) {
    await write("busy", source(version));
    expect(tell(await hosts.reload("busy"))).toMatch(/^Reloaded busy/);
    expect((await hosts.run(call("busy", "which"))).lines).toEqual([String(version)]);
  }
  stop = true;
  await Promise.all(people);

  expect(answers.length).toBeGreaterThan(100);
  expect(answers.filter((answer) => !/^\d+$/.test(answer))).toEqual([]);
  said.length = 0;
  await expect.poll(() => said.length).toBeGreaterThan(3);
  expect(new Set(said.map(({ text }) => text))).toEqual(new Set(["tick 20"]));
  expect(await resident(hosts.pids()[0])).toBeLessThan(residentBefore * 1.25);
});

const brokenCopies = [
  [
    "does not parse",
    "export default {{{",
    /^pong was not replaced, the old one goes on: pong\/index\.ts:1: /,
  ],
  [
    "throws in setup",
    moduleSource("pong", "\n\nthrow new Error('no luck');"),
    /pong\/index\.ts:13: Error: no luck/,
  ],
  ["is called otherwise", moduleSource("other", ""), /must be called "pong"/],
  [
    "declares no level",
    moduleSource(
      "pong",
      `ctx.command({ name: "x", usage: "", summary: "", where: "anywhere", run: () => "" } as any);`,
    ),
    /"x" declares no level/,
  ],
  ["has a broken usage", moduleSource("pong", commandSource("x", "", "<a")), /Cannot read "<a"/],
  ["leaves its folder", `import "../other/index.ts";`, /may not import \.\.\/other\/index\.ts/],
  [
    "wants the database",
    `import { openDb } from "#core/db/client"; openDb("");`,
    /may not import #core\/db\/client/,
  ],
  [
    "wants to hear tokens",
    moduleSource("pong", commandSource("login", "")),
    /may not have a command "login"/,
  ],
] as const;

test("a new copy that is broken leaves the old one running, and says where", async () => {
  const { hosts, write, db } = await startHosts({
    modules: { pong: moduleSource("pong", commandSource("pong", "return 'old';")) },
  });
  for (const [name, source, reason] of brokenCopies) {
    await write("pong", source);
    await expect(hosts.reload("pong"), name).rejects.toThrow(reason);
    expect((await hosts.run(call("pong", "pong"))).lines, name).toEqual(["old"]);
    const row = await db.moduleStatus.findUniqueOrThrow({ where: { name: "pong" } });
    expect(row, name).toMatchObject({ state: "running", error: expect.stringMatching(/./) });
  }
});

test("settings that do not fit fall back to their defaults, and the reason is told", async () => {
  const { hosts, db } = await startHosts({
    settingsOf: async () => ({ word: 7 }),
    modules: {
      picky: moduleSource("picky", commandSource("x", "return ctx.settings.word;")),
    },
  });
  expect((await hosts.run(call("picky", "x"))).lines).toEqual(["pong"]);
  expect(hosts.modules()).toMatchObject([{ name: "picky", state: "running" }]);
  expect(hosts.modules()[0]?.error).toMatch(/settings do not fit.+defaults.+word/s);
  const row = await db.moduleStatus.findUniqueOrThrow({ where: { name: "picky" } });
  expect(row).toMatchObject({
    error: hosts.modules()[0]?.error,
    settingsSchema: { properties: { word: { type: "string", default: "pong" } } },
  });
});

test("two modules cannot have the same command", async () => {
  const { hosts } = await startHosts({
    modules: {
      first: moduleSource("first", commandSource("x", "return 'first';")),
      second: moduleSource("second", commandSource("X", "return 'second';")),
    },
  });
  expect(hosts.manifests().map(({ name }) => name)).toEqual(["first"]);
  expect(hosts.modules()[1]?.error).toBe('The command "x" belongs to module first.');
});

test("a file that appears, changes or goes is followed at once", async () => {
  const { hosts, write, folder } = await startHosts({});
  const answer = async () => (await hosts.run(call("fresh", "x"))).lines[0];
  await write("fresh", moduleSource("fresh", commandSource("x", "return 'one';")));
  await expect.poll(answer, { timeout: 15_000 }).toBe("one");
  await write("fresh", moduleSource("fresh", commandSource("x", "return 'two';")));
  await expect.poll(answer, { timeout: 15_000 }).toBe("two");
  await rm(path.join(folder, "fresh"), { recursive: true });
  await expect.poll(() => hosts.manifests(), { timeout: 15_000 }).toEqual([]);
});

test("a user's module stands in for the built-in one, which comes back afterwards", async () => {
  const { hosts, folder } = await startHosts({
    builtInDir: path.resolve("bot/modules"),
    modules: { about: moduleSource("about", commandSource("ping", "return 'mine';")) },
  });
  const ping = async () => (await hosts.run(call("about", "ping"))).lines[0];
  expect(await ping()).toBe("mine");
  await rm(path.join(folder, "about"), { recursive: true });
  await expect.poll(ping, { timeout: 15_000 }).toBe("ann: pong");
});

test("loading and unloading by name", async () => {
  const { hosts } = await startHosts({
    modules: { pong: moduleSource("pong", commandSource("x", "return 'pong';")) },
  });
  expect(tell(await hosts.unload("pong"))).toBe("Unloaded pong.");
  expect((await hosts.run(call("pong", "x"))).failed).toBe(true);
  expect(hosts.modules()).toMatchObject([{ name: "pong", state: "unloaded" }]);
  await expect(hosts.unload("pong")).rejects.toThrow('No module "pong" is running.');
  expect(tell(await hosts.load("pong"))).toMatch(/^Loaded pong \([0-9a-f]{8}\)\.$/);
  expect((await hosts.run(call("pong", "x"))).lines).toEqual(["pong"]);
  expect(tell(await hosts.reload())).toBe("Reloaded 1 module.");
  await expect(hosts.load("../pong")).rejects.toThrow("is no module's name");
  await expect(hosts.load("absent")).rejects.toThrow('There is no module "absent".');
});

async function resident(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}
