import { expect, test } from "vitest";
import { eventually } from "#bot/testing/irc-harness";
import { startWholeBot } from "#bot/testing/whole-bot";

test("who is on the list gets no answer to a command, stays in the log, and is heard again in time", async () => {
  const bot = await startWholeBot({ builtIn: true });
  const olga = await bot.person("olga", "#dev");
  const mallory = await bot.person("mallory", "#dev");
  await bot.logIn(olga, "olga", "staff");
  expect(await bot.ask(mallory, "#dev", ".ping")).toContain("pong");

  expect(await bot.ask(olga, "steward", "ignore add MALLORY 1h")).toContain("for 1 hour");
  let turn = 0;
  // Each time about somebody else: the same answer again and again would be held back.
  const answersTo = async (text: string) => {
    turn++;
    mallory.write(`PRIVMSG #dev :.about hers${turn}`, `PRIVMSG steward :about hers${turn}`);
    mallory.write(`PRIVMSG #dev :${text}`, `PRIVMSG steward :\x01PING hers${turn}\x01`);
    // Somebody else's command afterwards: what the bot had to say before has been said.
    olga.write(`PRIVMSG #dev :.about his${turn}`);
    await olga.until((line) => line.startsWith(":steward!") && line.includes(`his${turn} `));
    return (await mallory.ask()).filter((line) =>
      /^:steward!\S+ \S+ \S+ :\W?(?:PING )?hers/.test(line),
    );
  };
  await eventually(async () => (await answersTo("again")).length === 0, "the list to be in force");
  expect(await answersTo("words for the log")).toEqual([]);
  await eventually(
    () => bot.db.event.findFirst({ where: { nick: "mallory", text: "words for the log" } }),
    "the line in the log",
  );

  const ended = new Date(Date.now() - 1_000);
  await bot.db.ignore.updateMany({ data: { expiresAt: ended } });
  expect(await bot.ask(olga, "steward", "ignore add eve")).toContain("eve!*@*");
  await eventually(async () => (await answersTo("once more")).length > 0, "mallory to be heard");
  expect(await bot.ask(olga, "steward", "ignore list")).toMatch(/^eve!\*@\*/);
}, 60_000);
