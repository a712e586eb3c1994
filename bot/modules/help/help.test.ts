import { expect, test } from "vitest";
import about from "#bot/modules/about/index";
import session from "#bot/modules/session/index";
import { startModule } from "#bot/testing/module-harness";
import admin from "../admin/index.ts";
import help from "./index.ts";

async function start() {
  const bot = await startModule(help);
  for (const module of [about, session, admin]) await bot.hosts.load(module);
  return bot;
}

test("its examples are true", async () => {
  await (await startModule(help)).examples();
});

test("in a channel it tells how to get the list, in one line", async () => {
  const bot = await start();
  const heard = await bot.hear(".help");
  expect(heard).toEqual([
    "There are 3 commands for you here. See them with /msg bot help, or one with: help <command>",
  ]);
});

test("in private it lists what the asker may run, and nothing else", async () => {
  const bot = await start();
  expect(await bot.hear("help", { in: null })).toEqual([
    "ping, about: Says what this bot is, and who somebody is.",
    "help: Tells what the bot can do for you.",
    "register, login, auth, logout, whoami, status: Lets people prove who they are, and leave again.",
  ]);
  const all = await bot.say("help", { in: null, level: "superuser" });
  expect(all).toContain("restart");
});

test.each([
  [".help about", "Usage: .about [nick] (anyone). About this bot, or somebody's public profile."],
  [".help .ABOUT", "Usage: .about [nick] (anyone)."],
  [".help login", "Usage: /msg bot login <token> (anyone)."],
  [".help session", "register, login, auth, logout, whoami, status: "],
  [".help nosuch", 'I know no command "nosuch".'],
  [".help quit", 'I know no command "quit".'],
])("%s: %s", async (line, answer) => {
  expect(await (await start()).say(line)).toContain(answer);
});

test("the prefix of the network is the one it shows", async () => {
  const bot = await startModule(help, {}, { commandPrefix: "!" });
  expect(await bot.say("!help help")).toContain("Usage: !help");
});
