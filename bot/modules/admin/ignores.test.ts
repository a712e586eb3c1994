import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { LEVELS, reaches } from "#core/levels";
import admin from "./index.ts";

const olga = { level: "staff", userId: "olga" } as const;

test("masks are completed, listed with their end and reason, and taken away again", async () => {
  const bot = await startModule(admin);
  expect(await bot.say(".ignore add mallory 2h far too loud", olga)).toBe(
    "Commands of mallory!*@* are ignored for 2 hours.",
  );
  expect(await bot.say(".ignore everywhere $a:mallory", olga)).toBe(
    "Commands of $a:mallory are ignored.",
  );
  expect(await bot.say(".ignore list", olga)).toMatch(
    /^mallory!\*@\* by .+, (2 hours|1 hour 59 minutes) left: far too loud/,
  );
  expect(await bot.say(".ignore del mallory", olga)).toBe(
    "Commands of mallory!*@* are heard again.",
  );
  expect(await bot.say(".ignore del $a:mallory", olga)).toBe(
    "Commands of $a:mallory are heard again.",
  );
  expect(await bot.say(".ignore list", olga)).toBe("Nobody is ignored.");
  const trail = await bot.db.audit.findMany({ orderBy: { id: "asc" } });
  expect(
    trail.map(({ action, actorId, targetName, reason }) => [action, actorId, targetName, reason]),
  ).toEqual([
    ["ignore.add", "olga", "mallory!*@*", "far too loud"],
    ["ignore.add", "olga", "$a:mallory", ""],
    ["ignore.remove", "olga", "mallory!*@*", ""],
    ["ignore.remove", "olga", "$a:mallory", ""],
  ]);
});

test.each([
  ["*", "That mask would ignore everybody. Name a nick, a host or an account."],
  ["*!*@*", "That mask would ignore everybody. Name a nick, a host or an account."],
  ["$a", "That mask would ignore everybody. Name a nick, a host or an account."],
  ["a*!*@*", "That mask fits yourself."],
  ["mallory 0m", "Name a time between 1m and 3650d, or none."],
])("%s is refused", async (typed, answer) => {
  const bot = await startModule(admin);
  expect(await bot.say(`.ignore add ${typed}`, { ...olga, as: "ann" })).toBe(answer);
  expect(await bot.db.ignore.count()).toBe(0);
  expect(await bot.db.audit.count()).toBe(0);
});

test("it takes staff", async () => {
  const bot = await startModule(admin);
  for (const level of LEVELS)
    for (const line of [".ignore add mallory", ".ignore everywhere bob", ".ignore list"]) {
      const answer = await bot.say(line, { level });
      if (reaches(level, "staff")) expect(answer).not.toMatch(/^That takes/);
      else expect(answer).toMatch(/^That takes staff level/);
    }
});
