import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { addBystanders } from "#core/testing/people";
import admin from "./index.ts";

const root = { level: "superuser", userId: "superuser" } as const;
const sten = { level: "staff", userId: "sten" } as const;

async function start() {
  const bot = await startModule(admin);
  await addBystanders(bot.db);
  return bot;
}

test("levels are told and changed, everywhere and in a channel, audited as done on IRC", async () => {
  const bot = await start();
  expect(await bot.say(".level BOB", sten)).toBe("bob is registered.");
  expect(await bot.say(".level bob operator #DEV keeps order", sten)).toBe(
    "bob is operator in #dev now.",
  );
  expect(await bot.say(".level bob", sten)).toBe("bob is registered, operator in #dev (Test).");
  expect(await bot.say(".level bob operator #dev", sten)).toMatch(/nothing was changed for bob/);
  expect(await bot.say(".level bob Voice he asked", sten)).toBe("bob is voice now, everywhere.");
  expect(await bot.say(".level bob none #dev", sten)).toBe(
    "In #dev, bob has the level again that counts everywhere.",
  );
  const trail = await bot.db.audit.findMany({ orderBy: { id: "asc" } });
  expect(trail.map(({ via, actorId, action, reason }) => [via, actorId, action, reason])).toEqual([
    ["irc", "sten", "user.level-in-channel", "keeps order"],
    ["irc", "sten", "user.level", "he asked"],
    ["irc", "sten", "user.level-in-channel", ""],
  ]);
});

test("the answer is for the asker alone", async () => {
  const bot = await start();
  expect(await bot.messages(".level bob", sten)).toMatchObject([
    { target: "ann", style: "notice" },
  ]);
});

test("the account's own level decides, not the one it has where the command is said", async () => {
  const bot = await start();
  // Bob is of staff in this channel only.
  const bob = { level: "staff", userId: "bob" } as const;
  for (const line of [".level bob operator", ".level bob operator #dev", ".level sten none #dev"])
    expect(await bot.say(line, bob)).toBe("You may not give this person that level.");
  for (const line of [".level superuser voice #dev", ".level bob staff #dev", ".level bob staff"])
    expect(await bot.say(line, sten)).toBe("You may not give this person that level.");
  expect(await bot.say(".level superuser voice", root)).toMatch(/last active superuser/);
  expect(await bot.db.audit.count()).toBe(0);
});

test.each([
  [".level nobody voice", /no account called nobody/],
  [".level bob god", /The levels are user, registered/],
  [".level bob none", /The levels are user, registered/],
  [".level bob user #dev", /The levels are registered, voice/],
  [".level bob voice #nowhere", /no channel #nowhere/],
])("%s is refused in words", async (line, said) => {
  expect(await (await start()).say(line, root)).toMatch(said);
});
