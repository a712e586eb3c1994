import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startWholeBot } from "#bot/testing/whole-bot";

const root = path.resolve(import.meta.dirname, "..");

function run(script: string, args: readonly string[], dataDir: string) {
  const { NODE_OPTIONS: _, VITEST: __, ...env } = process.env;
  const command = [path.join(root, "node_modules/tsx/dist/cli.mjs"), script, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    ...{ cwd: root, encoding: "utf8", timeout: 120_000 },
    env: { ...env, STEWARD_DATA: dataDir },
  });
  return { status, output: stdout + stderr };
}

function someFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "steward-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("bad and taken names are refused in a sentence", () => {
  const data = someFolder();
  const create = (...args: string[]) => run("scripts/new-module.ts", args, data);
  expect(create("../x")).toMatchObject({
    status: 2,
    output: expect.stringContaining("no module's name"),
  });
  expect(create()).toMatchObject({ status: 2, output: expect.stringContaining("Usage") });
  expect(create("session").output).toContain("cannot be replaced");
  expect(create("greeter").status).toBe(0);
  expect(create("greeter")).toMatchObject({
    status: 2,
    output: expect.stringContaining("already"),
  });
}, 120_000);

test("a module of one file runs in the bot and passes its own test", async () => {
  const bot = await startWholeBot({});
  const ann = await bot.person("ann", "#dev");
  expect(run("scripts/new-module.ts", ["greeter", "--file"], bot.dataDir).status).toBe(0);
  await expect
    .poll(() => bot.hosts.manifests().map(({ name }) => name), { timeout: 20_000 })
    .toEqual(["greeter"]);
  expect(await bot.ask(ann, "#dev", ".greeter bob")).toBe("Hello, bob!");
  expect(run("scripts/new-module.ts", ["greeter"], bot.dataDir)).toMatchObject({
    status: 2,
    output: expect.stringContaining("greeter.ts is there already"),
  });
  expect(run("scripts/test-module.ts", ["greeter"], bot.dataDir).output).toMatch(/2 passed/);
  expect(run("scripts/test-module.ts", ["absent"], bot.dataDir)).toMatchObject({
    status: 2,
    output: expect.stringContaining("absent.test.ts"),
  });
}, 240_000);

test("what is written runs in the bot, passes its own test, and has complete types", async () => {
  const bot = await startWholeBot({});
  const ann = await bot.person("ann", "#dev");
  expect(run("scripts/new-module.ts", ["greeter"], bot.dataDir).status).toBe(0);
  await expect
    .poll(() => bot.hosts.manifests().map(({ name }) => name), { timeout: 20_000 })
    .toEqual(["greeter"]);
  expect(await bot.ask(ann, "#dev", ".greeter bob")).toBe("Hello, bob!");

  const tested = run("scripts/test-module.ts", ["greeter"], bot.dataDir);
  expect(tested.output).toMatch(/2 passed/);
  expect(tested.status).toBe(0);
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const types = spawnSync(process.execPath, [tsc, "-p", path.join(bot.dataDir, "modules")], {
    encoding: "utf8",
  });
  expect(types.stdout).toBe("");
}, 240_000);
