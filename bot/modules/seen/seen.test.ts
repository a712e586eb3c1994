import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { newId } from "#core/secrets";
import { userRow } from "#core/testing/people";
import { after, HOUR, MINUTE } from "#core/time";
import seen from "./index.ts";

const start = () => startModule(seen);
type Bot = Awaited<ReturnType<typeof start>>;

test("its examples are true", async () => {
  await (await start()).examples();
});

test("who was never there has not been seen, and is named as typed", async () => {
  expect(await (await start()).say(".seen BoB")).toBe("I have not seen BoB.");
});

test("what somebody said is told where they said it, with its age", async () => {
  const bot = await start();
  await bot.say("good \x02morning\x02 all", { as: "bob", at: after(new Date(), -2 * HOUR) });

  expect(await bot.say(".seen bob")).toBe(
    "bob was last seen 2 hours ago in #dev: <bob> good morning all",
  );
  expect(await bot.say(".seen BOB", { in: "#DEV" })).toContain("good morning all");
});

test("words do not leave their channel", async () => {
  const bot = await start();
  await bot.say("not for others", { as: "bob" });

  expect(await bot.say(".seen bob", { in: "#other" })).toMatch(/^bob was last seen .+ in #dev\.$/);
  expect(await bot.say("seen bob", { in: null })).not.toContain("not for others");
});

test("an action is shown as one", async () => {
  const bot = await start();
  await bot.act("waves", { as: "bob" });
  expect(await bot.say(".seen bob")).toMatch(/: \* bob waves$/);
});

test.each([
  [".seen bot", "I am right here."],
  [".seen BOT", "I am right here."],
  [".seen Ann", "You are right here, ann."],
  [".seen", "Missing <nick>. Usage: seen <nick>"],
  [".seen a*", "Give me at least three letters besides * and ?."],
  [".seen abc*", "I have seen nobody like abc*."],
])("%s is answered with %s", async (line, answer) => {
  expect(await (await start()).say(line)).toBe(answer);
});

test("after a quit both the quit and the last words are told", async () => {
  const bot = await start();
  await bot.join("bob", "#dev");
  await bot.say("brb", { as: "bob" });
  expect(await bot.say(".seen bob")).toMatch(
    /^bob is here right now\. Last words, .+ ago: <bob> brb$/,
  );

  await bot.quit("bob", "Ping timeout");
  expect(await bot.say(".seen bob")).toMatch(
    /^bob was last seen .+ ago, quitting \(Ping timeout\)\. Last words, .+: <bob> brb$/,
  );
});

test.each([
  [
    "join",
    (bot: Bot) => bot.join("bob", "#dev").then(() => bot.irc.remove("bob")),
    "joining #dev.",
  ],
  ["part", (bot: Bot) => bot.part("bob", "#dev", "lunch"), "leaving #dev (lunch)."],
  [
    "kick",
    (bot: Bot) => bot.kick("op", "bob", "#dev", "spam"),
    "being kicked from #dev (by op: spam).",
  ],
])("a %s counts", async (_name, happen, told) => {
  const bot = await start();
  await happen(bot);
  expect(await bot.say(".seen bob")).toMatch(
    new RegExp(`^bob was last seen .+ ago, ${literal(told)}$`),
  );
});

test("after a change of nick both names answer", async () => {
  const bot = await start();
  await bot.nick("bob", "rob");
  expect(await bot.say(".seen bob")).toMatch(/^bob was last seen .+, and is now known as rob\.$/);
  expect(await bot.say(".seen rob")).toMatch(/^rob was last seen .+, changing nick from bob\.$/);
});

test("a pattern lists who fits, the latest first", async () => {
  const bot = await start();
  for (const [nick, minutes] of [
    ["carol", 30],
    ["carlos", 10],
    ["carl_s", 20],
    ["dave", 5],
  ] as const)
    await bot.say("hi", { as: nick, at: after(new Date(), -minutes * MINUTE) });

  expect(await bot.say(".seen car*")).toBe(
    "3 fit car*: carlos (10 minutes ago), carl_s (20 minutes ago), carol (30 minutes ago).",
  );
  expect(await bot.say(".seen carl_?")).toMatch(/^carl_s was last seen 20 minutes ago/);
});

test("a secret channel leaves no trace", async () => {
  const bot = await start();
  bot.irc.setSecret("#hush", true);
  await bot.join("bob", "#hush");
  await bot.say("secret plans", { as: "bob", in: "#hush" });
  await bot.act("plots", { as: "bob", in: "#hush" });
  expect(await bot.say(".seen bob")).toBe("I have not seen bob.");
  await bot.nick("bob", "rob");
  await bot.part("rob", "#hush");
  await bot.join("rob", "#hush");
  await bot.quit("rob");

  expect(await bot.say(".seen rob", { in: "#hush" })).toBe("I have not seen rob.");
  expect(await bot.db.sighting.count({ where: { nickFolded: { in: ["bob", "rob"] } } })).toBe(0);
});

test("a channel that became secret later is not named elsewhere", async () => {
  const bot = await start();
  await bot.say("hello", { as: "bob" });
  bot.irc.setSecret("#dev", true);
  expect(await bot.say(".seen bob", { in: "#other" })).toMatch(/ in a channel\.$/);
});

test("a private message counts for nothing", async () => {
  const bot = await start();
  await bot.say("hello bot", { as: "bob", in: null });
  await bot.act("waves", { as: "bob", in: null });
  expect(await bot.say(".seen bob")).toBe("I have not seen bob.");
});

test.each(["rfc1459", "ascii"] as const)("nicks are compared as %s says", async (casemapping) => {
  const bot = await startModule(seen, {}, { casemapping });
  await bot.say("hi", { as: "bob[1]" });
  const answer = await bot.say(".seen BOB{1}");
  if (casemapping === "rfc1459") expect(answer).toContain("bob[1] was last seen");
  else expect(answer).toBe("I have not seen BOB{1}.");
});

test("who opted out is neither written down nor told", async () => {
  const bot = await start();
  await bot.say("before", { as: "bob" });
  expect(await bot.say(".seen bob")).toContain("before");
  await optOut(bot, "bob");
  expect(await bot.say(".seen bob")).toBe("I have not seen bob.");
  expect(await bot.say(".seen bob*")).toBe("I have seen nobody like bob*.");

  await bot.say("after", { as: "bob" });
  await bot.say("under another nick", { as: "robert", level: "registered", userId: "bob" });
  await bot.say(".seen ann2");
  expect(
    await bot.db.sighting.findMany({ where: { nickFolded: { in: ["bob", "robert"] } } }),
  ).toEqual([]);
});

test("sightings are kept over a restart", async () => {
  const bot = await start();
  await bot.say("see you", { as: "bob" });
  await bot.hosts.load(seen);
  expect(await bot.say(".seen bob")).toContain("see you");
});

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

async function optOut({ db }: Bot, nick: string) {
  const now = new Date();
  await db.network.create({ data: { id: "testnet", name: "t", nick: "bot", createdAt: now } });
  await db.user.create({
    data: {
      ...userRow(nick, { logOptOut: true }),
      identities: {
        create: {
          ...{ id: newId(), networkId: "testnet", kind: "nick", value: nick, folded: nick },
          ...{ provenAt: now, lastUseAt: now },
        },
      },
    },
  });
}
