import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import meet from "./index.ts";

test("its examples are true", async () => {
  await (await startModule(meet)).examples();
});

test("who may invite is a setting", async () => {
  const bot = await startModule(meet);
  expect(await bot.say(".meet bob", { level: "voice" })).toBe(
    "That takes operator level; yours here is voice.",
  );
  expect(await bot.say(".meet bob", { level: "operator" })).toBe("I have sent bob the way in.");

  const open = await startModule(meet, { level: "registered" });
  expect(await open.say(".meet bob", { level: "registered" })).toBe("I have sent bob the way in.");
});

test.each([
  [".meet", "Missing <nick>. Usage: meet <nick>"],
  [".meet #dev", '"#dev" is no nick.'],
  [".meet a,b", '"a,b" is no nick.'],
  [".meet *", '"*" is no nick.'],
  [".meet $$*", '"$$*" is no nick.'],
  [".meet BOT", "We have met."],
])("%s is answered with %s", async (line, answer) => {
  const asked: string[] = [];
  const services = () => ({ meet: async (nick: string) => String(asked.push(nick)) });
  const bot = await startModule(meet, {}, { services });
  expect(await bot.say(line, { level: "operator" })).toBe(answer);
  expect(asked).toEqual([]);
});
