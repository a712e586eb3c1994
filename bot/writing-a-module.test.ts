import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { EventData } from "./host/messages.ts";
import type { BotModule } from "./module-api.ts";
import { changeable } from "./module-events.ts";
import { type HarnessOptions, startModule } from "./testing/module-harness.ts";

const root = path.resolve(import.meta.dirname, "..");
const guide = readFileSync(path.join(root, "docs/writing-a-module.md"), "utf8");
const examples = new Map(
  [...guide.matchAll(/```ts\n(.*?)```/gs)]
    .map(([, source = ""]) => [/name: "(\w+)"/.exec(source)?.[1] ?? "", source] as const)
    .filter(([, source]) => source.includes("defineModule(")),
);

/** The example as the guide prints it, running. */
async function startExample(name: string, settings: object = {}, options: HarnessOptions = {}) {
  // Inside the project, where its imports are found.
  const folder = path.join(root, ".cache/guide");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}-${process.pid}.ts`);
  onTestFinished(() => rmSync(file, { force: true }));
  writeFileSync(file, examples.get(name) ?? "");
  const { default: module } = (await import(file)) as { default: BotModule };
  return startModule(module, settings, options);
}

test("the guide has an example for each of its chapters", () => {
  expect([...examples.keys()]).toEqual(["dice", "thanks", "doorbell", "badge", "manners"]);
});

test.each([...examples.keys()])(
  "the guide's module %s loads, and its examples are true",
  async (name) => {
    await (await startExample(name)).examples();
  },
);

test("thanks: what is kept is a row, aliases are the same command, and a refusal is a sentence", async () => {
  const bot = await startExample("thanks");
  await bot.say(".thank bob");
  await bot.say(".thanks BOB");
  expect(await bot.say(".ty ann")).toBe("Thanking yourself does not count.");
  const rows = await bot.db.moduleValue.findMany({ select: { module: true, value: true } });
  expect(rows).toEqual([{ module: "thanks", value: "2" }]);
  expect(await bot.messages(".thanked", { as: "eve" })).toMatchObject([
    { target: "eve", style: "notice", text: "bob was thanked 2 times." },
  ]);
});

test("thanks: of many at once none is lost", async () => {
  const bot = await startExample("thanks");
  await Promise.all(Array.from({ length: 40 }, () => bot.say(".thank bob")));
  expect(await bot.say(".thank bob")).toBe("bob was thanked 41 times.");
});

test("doorbell: rings are gathered and said unasked, and its port is free once it is gone", async () => {
  const bot = await startExample("doorbell", { seconds: 0.1 });
  const told = await bot.say(".doorbell", { level: "operator" });
  const url = `http://${/[\d.]+:\d+/.exec(told ?? "")?.[0]}/`;
  expect(await (await fetch(url, { headers: { connection: "close" } })).text()).toBe("ding\n");
  await expect
    .poll(() => bot.irc.sent.map(({ text }) => text), { timeout: 20_000 })
    .toContain("Somebody rang.");
  await bot.hosts.close();
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test.each([
  ["guests", "ann", "open sesame", { decision: "accept" }],
  ["guests", "ann", "open says me", { decision: "refuse" }],
  ["guests", "mallory", "open sesame", "banned"],
  ["staff", "ann", "open sesame", { decision: "" }],
] as const)("badge: to %s, %s with “%s”: %j", async (profile, claim, password, expected) => {
  const bot = await startExample("badge", { word: "open sesame", banned: ["mallory"] });
  const { hostmask, ...who } = { nick: "ann", hostmask: "ann!ann@example.org", account: null };
  const sender = { ...who, hostmask, userId: null, userName: null, level: "user" as const };
  const asked: EventData<"auth"> = {
    ...{ name: "auth", networkId: bot.irc.network.id, at: new Date(), decision: "", sender },
    ...{ profile, claim, password },
  };
  const { cancelled, event } = await bot.hosts.intercept(asked);
  if (typeof expected === "string") expect(cancelled).toBe(expected);
  else expect(event).toMatchObject(expected);
});

test.each(Object.keys(changeable))("the guide's table has the event %s", (name) => {
  expect(guide).toMatch(new RegExp(`^\\| .*\`${name}\``, "m"));
});
