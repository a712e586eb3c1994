import { expect, test } from "vitest";
import { startWholeBot } from "#bot/testing/whole-bot";
import { askBot } from "#core/jobs/jobs";
import { listModules } from "#core/status/modules";

test("who reads German is answered in German: modules, refusals, tokens, help, jobs and the list of commands", async () => {
  const bot = await startWholeBot({ builtIn: true });
  const [ada, bob] = [await bot.person("ada", "#dev"), await bot.person("bob", "#dev")];
  const userId = await bot.logIn(ada, "ada", "operator");
  await bot.db.user.update({ where: { id: userId }, data: { locale: "de" } });

  const answers: string[] = [];
  for (const line of [".quote add guten Tag", ".quote 7", ".seen bob", ".restart", ".help quote"])
    answers.push(await bot.ask(ada, "#dev", line));
  answers.push(await bot.ask(ada, "steward", "login stwl_7777777777777777777777777777wx3k"));
  expect(answers).toEqual([
    "Zitat #1 ist aufgenommen.",
    "Ein Zitat #7 gibt es hier nicht.",
    "bob ist gerade hier.",
    "Dafür braucht es die Stufe superuser; hier hast du operator.",
    expect.stringMatching(/^Aufruf: \.quote .* Ein Zitat hervorholen/),
    expect.stringMatching(/^Dieses Token gilt hier nicht\./),
  ]);
  // Others hear the site's language.
  expect(await bot.ask(bob, "#dev", ".seen ada")).toMatch(/^ada is here right now\./);

  const asker = { id: userId, level: "superuser", via: "web", locale: "de" } as const;
  const input = {
    networkId: bot.networkId,
    target: "#dev",
    style: "message",
    text: "a\u0001b",
  } as const;
  const job = await askBot(bot.db, "send", input, asker);
  const ended = async () => await bot.db.job.findUniqueOrThrow({ where: { id: job } });
  await expect.poll(async () => (await ended()).finishedAt, { timeout: 30_000 }).not.toBeNull();
  expect((await ended()).result).toBe("Der Text enthält Zeichen, die IRC nicht befördern kann.");

  const shown = async (locale: "de" | "en") => {
    const quotes = (await listModules(bot.db, locale)).find(({ name }) => name === "quotes");
    const last = quotes?.commands.find(({ name }) => name === "quote last");
    return [quotes?.summary, last?.summary];
  };
  expect(await shown("de")).toEqual([
    "Bewahrt denkwürdige Zeilen eines Kanals auf und holt sie hervor.",
    "Sich die letzte Zeile von jemandem hier merken.",
  ]);
  expect((await shown("en"))[1]).toBe("Remember the last line of somebody here.");
}, 120_000);
