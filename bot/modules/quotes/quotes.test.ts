import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { fold } from "#core/irc/casemapping";
import { addQuote } from "#core/quotes/quotes";
import { newId } from "#core/secrets";
import { userRow } from "#core/testing/people";
import quotes from "./index.ts";

const ann = { as: "ann", level: "registered", userId: "user-ann" } as const;
const bob = { as: "bob", level: "registered", userId: "user-bob" } as const;
const today = new Date().toISOString().slice(0, 10);

test("its examples are true", async () => {
  const bot = await startModule(quotes);
  await bot.say("I like cake", { as: "carol" });
  await bot.examples();
});

test("a quote can be recalled by its number, with author and date", async () => {
  const bot = await startModule(quotes);
  expect(await bot.say(".quote add it works on my machine", ann)).toBe("Quote #1 added.");
  expect(await bot.say(".quote 1")).toBe(`#1 it works on my machine (added by ann, ${today})`);
  expect(await bot.say(".quote #1")).toContain("it works on my machine");
  expect(await bot.say(".QUOTE  1")).toContain("it works on my machine");
  expect(await bot.say(".quote")).toContain("it works on my machine");
});

test("adding without being known is refused, with the way to register", async () => {
  const bot = await startModule(quotes);
  const answer = await bot.say(".quote add hello");
  expect(answer).toMatch(/^That takes registered level\. .+register <token>/);
  expect(await bot.db.quote.count()).toBe(0);
});

test("numbers rise by one and are not used again", async () => {
  const bot = await startModule(quotes);
  await bot.say(".quote add one", ann);
  await bot.say(".quote add two", ann);
  expect(await bot.say(".quote del 2", ann)).toBe("Quote #2 deleted.");
  expect(await bot.say(".quote add three", ann)).toBe("Quote #3 added.");
  expect(await bot.say(".quote 2")).toBe("No quote #2 here.");
});

test.each([
  [".quote 99", "No quote #99 here."],
  [".quote", "None yet. Add one with: quote add <text>"],
  [".quote nosuchword", 'No quote here has "nosuchword" in it.'],
])("%s of nothing is one line", async (line, answer) => {
  expect(await (await startModule(quotes)).say(line)).toBe(answer);
});

test("a search counts and lists, in its own channel only", async () => {
  const bot = await startModule(quotes);
  await bot.say(".quote add 100% cake_day", ann);
  await bot.say(".quote add no CAKE today", ann);
  await bot.say(".quote add something else", ann);
  await bot.say(".quote add cake elsewhere", { ...ann, in: "#other" });

  expect(await bot.hear(".quote cake")).toEqual([
    '2 quotes have "cake" in them:',
    "#1 100% cake_day",
    "#2 no CAKE today",
  ]);
  expect(await bot.say(".quote 0% cake_d")).toContain("#1 100% cake_day");
  expect(await bot.say(".quote cake%")).toBe('No quote here has "cake%" in it.');
});

test("the same text is stored once, however it is cased, coloured or spaced", async () => {
  const bot = await startModule(quotes);
  await bot.say(".quote add Hello  World", ann);
  expect(await bot.say(".quote add \x0304hello\x03 world", bob)).toBe("That is already quote #1.");
  expect(await bot.say(".quote add hello world", { ...ann, in: "#other" })).toBe("Quote #1 added.");
  await bot.say(".quote del 1", ann);
  expect(await bot.say(".quote add hello world", ann)).toBe("Quote #2 added.");
});

test("the last line of somebody can be kept, an action too", async () => {
  const bot = await startModule(quotes);
  await bot.say("I said this", { as: "Carol" });
  await bot.say("and elsewhere that", { as: "Carol", in: "#other" });
  expect(await bot.say(".quote last carol", ann)).toBe("Quote #1 added: <Carol> I said this");
  await bot.act("dances", { as: "Carol" });
  expect(await bot.say(".grab CAROL", ann)).toBe("Quote #2 added: * Carol dances");
});

test.each([
  [".quote last ann", "Quoting yourself? Let somebody else do that."],
  [".quote last nobody", "I have not heard nobody say anything here."],
  [".quote last", "Missing <nick>. Usage: quote last <nick>"],
  [".quote add", "Missing <text>. Usage: quote add <text...>"],
  [".quote del", "Missing <id>. Usage: quote del <id:number>"],
  [".quote del x", "<id> must be a whole number. Usage: quote del <id:number>"],
  [`.quote add ${"x".repeat(351)}`, "A quote has at most 350 characters."],
])("%s is refused kindly", async (line, answer) => {
  expect(await (await startModule(quotes)).say(line, ann)).toBe(answer);
});

test("who opted out is not quoted", async () => {
  const bot = await startModule(quotes);
  const now = new Date();
  await bot.db.network.create({ data: { id: "testnet", name: "t", nick: "bot", createdAt: now } });
  await bot.db.user.create({
    data: {
      ...userRow("carol", { logOptOut: true }),
      identities: {
        create: {
          ...{ id: newId(), networkId: "testnet", kind: "nick", value: "carol", folded: "carol" },
          ...{ provenAt: now, lastUseAt: now },
        },
      },
    },
  });
  await bot.say("do not keep this", { as: "carol" });
  expect(await bot.say(".quote last Carol", ann)).toBe("Carol does not want to be recorded.");
});

test("one's own quotes can be deleted, staff may delete any", async () => {
  const bot = await startModule(quotes);
  await bot.say(".quote add one", ann);
  expect(await bot.say(".quote del 1", bob)).toBe("Quote #1 is not yours; staff can delete it.");
  expect(await bot.say(".quote del 9", bob)).toBe("No quote #9 here.");
  expect(await bot.say(".quote del 1", { ...bob, level: "staff" })).toBe("Quote #1 deleted.");
  await bot.say(".quote add two", ann);
  expect(await bot.say(".quote del 2", ann)).toBe("Quote #2 deleted.");
});

test("quotes stay in their channel, however its name is cased, and in private with its members", async () => {
  const bot = await startModule(quotes);
  await bot.say(".quote add ours alone", { ...ann, in: "#Dev[1]" });
  expect(await bot.say(".quote 1", { in: "#dev{1}" })).toContain("ours alone");
  expect(await bot.say(".quote 1", { in: "#other" })).toBe("No quote #1 here.");

  bot.irc.place("ann", "#dev[1]");
  expect(await bot.say("quote #dev{1} 1", { in: null })).toContain("ours alone");
  expect(await bot.say("quote #dev{1} ours", { in: null })).toContain("ours alone");
  expect(await bot.say("quote #dev{1} 1", { in: null, as: "eve" })).toBe(
    "We are not both in #dev{1}.",
  );
  expect(await bot.say("quote 1", { in: null })).toBe(
    "Say which channel, for example: quote #channel 7",
  );
});

test("many who add at once get different numbers, without a gap", async () => {
  const bot = await startModule(quotes);
  const add = (n: number) =>
    addQuote(
      bot.db,
      {
        ...{ networkId: "testnet", channel: fold("#race"), channelName: "#race" },
        ...{ text: `text ${n % 8}`, by: { nick: "ann", userId: null } },
      },
      new Date(),
    );
  const results = await Promise.allSettled(Array.from({ length: 16 }, (_, n) => add(n)));
  const numbers = results.flatMap((result) =>
    result.status === "fulfilled" ? result.value.number : [],
  );
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
