import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { LEVELS } from "#core/levels";
import { addBystanders } from "#core/testing/people";
import admin from "./index.ts";

const root = { level: "superuser", userId: "root" } as const;

async function start() {
  const jobs: unknown[] = [];
  const services = () => ({
    job: async (kind: string, input: unknown) => {
      jobs.push([kind, input]);
      return "Done.";
    },
  });
  return { jobs, ...(await startModule(admin, {}, { services })) };
}

test("its examples are true", async () => {
  const bot = await startModule(admin);
  await addBystanders(bot.db);
  await bot.examples();
});

test.each([
  [".join #x", "channel.join", { networkId: "testnet", channel: "#x" }],
  [".join #x key", "channel.join", { networkId: "testnet", channel: "#x", key: "key" }],
  [".part", "channel.part", { networkId: "testnet", channel: "#dev" }],
  [".part #x so long", "channel.part", { networkId: "testnet", channel: "#x", reason: "so long" }],
  [
    ".say #x hi there",
    "send",
    { networkId: "testnet", target: "#x", text: "hi there", style: "message" },
  ],
  [
    ".act bob waves",
    "send",
    { networkId: "testnet", target: "bob", text: "waves", style: "action" },
  ],
  [".reload", "module.reload", {}],
  [".reload seen", "module.reload", { name: "seen" }],
  [".load seen", "module.load", { name: "seen" }],
  [".unload seen", "module.unload", { name: "seen" }],
  [".restart", "bot.restart", {}],
  [".quit", "bot.stop", {}],
])("%s asks for the job %s", async (line, kind, input) => {
  const bot = await start();
  expect(await bot.say(line, root)).toBe("Done.");
  expect(bot.jobs).toEqual([[kind, input]]);
});

test.each([
  [".op", "mode", ["#dev", [{ add: true, mode: "o", param: "ann" }]]],
  [
    ".deop bob, carol bob",
    "mode",
    ["#dev", ["bob", "carol"].map((param) => ({ add: false, mode: "o", param }))],
  ],
  [".voice bob", "mode", ["#dev", [{ add: true, mode: "v", param: "bob" }]]],
  [".devoice bob", "mode", ["#dev", [{ add: false, mode: "v", param: "bob" }]]],
  [".kick bob too loud", "kick", ["#dev", "bob", "too loud"]],
  [".kick bob", "kick", ["#dev", "bob", "ann wants it so"]],
  [".topic Release on Friday", "topic", ["#dev", "Release on Friday"]],
])("%s asks for the service %s", async (line, service, args) => {
  const asked: unknown[] = [];
  const note =
    (name: string) =>
    async (...given: unknown[]) =>
      void asked.push([name, given]);
  const services = () => ({ mode: note("mode"), kick: note("kick"), topic: note("topic") });
  const bot = await startModule(admin, {}, { services });
  expect(await bot.messages(line, { level: "operator" })).toMatchObject([
    { target: "ann", style: "notice", text: "Done." },
  ]);
  expect(asked).toEqual([[service, args]]);
});

test("more nicks than the queue can bear are refused", async () => {
  const bot = await startModule(admin);
  const nicks = Array.from({ length: 13 }, (_, at) => `n${at}`).join(" ");
  expect(await bot.say(`.op ${nicks}`, { level: "operator" })).toBe("At most 12 nicks at once.");
});

test("networks are found by name or id", async () => {
  const bot = await start();
  await bot.db.network.create({
    data: { id: "n1", name: "Libera", nick: "bot", createdAt: new Date() },
  });
  await bot.say(".connect libera", root);
  await bot.say(".disconnect n1", root);
  expect(bot.jobs).toEqual([
    ["network.connect", { networkId: "n1" }],
    ["network.disconnect", { networkId: "n1" }],
  ]);
  expect(await bot.say(".connect oftc", root)).toBe('There is no network "oftc". I know: Libera.');
});

test("speaking right here is its own answer", async () => {
  const bot = await start();
  expect(await bot.say(".say #DEV hi", root)).toBeNull();
});

test("nobody below superuser may do any of it", async () => {
  const bot = await start();
  for (const level of LEVELS.slice(0, -1))
    for (const { name, level: needed } of bot.hosts.commands())
      if (needed === "superuser")
        expect(await bot.say(`.${name} x y z`, { level })).toMatch(/^That takes superuser level/);
  expect(bot.jobs).toEqual([]);
});
