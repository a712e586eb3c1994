import { expect, test } from "vitest";
import { startModule } from "#bot/testing/module-harness";
import { newId } from "#core/secrets";
import { userRow } from "#core/testing/people";
import about from "./index.ts";

test("its examples are true", async () => {
  const bot = await startModule(about);
  await bot.examples();
});

test.each([".ping", "  .ping  ", ".PING", "bot: ping", "bot, ping", "BOT: .ping", "\x02.ping\x02"])(
  "%j is answered in the channel with one line that names who asked",
  async (line) => {
    const bot = await startModule(about);
    expect(await bot.messages(line)).toEqual([
      { target: "#dev", text: "ann: pong", style: "message" },
    ]);
  },
);

test.each(["ping bot", "ping", "bot ping", "bots: ping", "..ping", ". ping", "...", ""])(
  "%j is nothing to the bot",
  async (line) => {
    const bot = await startModule(about);
    expect(await bot.hear(line)).toEqual([]);
  },
);

test.each(["ping", ".ping", "bot: ping"])("%j in private is answered in private", async (line) => {
  const bot = await startModule(about);
  bot.irc.place("ann", "#dev");
  expect(await bot.messages(line, { in: null })).toEqual([
    { target: "ann", text: "ann: pong", style: "message" },
  ]);
});

test("a profile shows what its owner filled in, and nothing of who is not active", async () => {
  const bot = await startModule(about);
  await addUser(bot.db, {
    displayName: "Ann of Green Gables",
    about: "Reads.",
    website: "https://ann.example",
  });

  expect(await bot.say(".about ANN[")).toBe(
    "ANN[ is Ann of Green Gables (ann), operator. Reads. https://ann.example",
  );
  await bot.db.user.updateMany({ data: { state: "disabled" } });
  expect(await bot.say(".about ann{")).toBe("ann{ is not known here.");
});

async function addUser(db: Awaited<ReturnType<typeof startModule>>["db"], profile: object) {
  const now = new Date();
  await db.network.create({ data: { id: "testnet", name: "t", nick: "bot", createdAt: now } });
  await db.user.create({
    data: {
      ...userRow("ann", { level: 3, ...profile }),
      identities: {
        create: {
          ...{ id: newId(), networkId: "testnet", kind: "nick", value: "ann{", folded: "ann{" },
          ...{ provenAt: now, lastUseAt: now },
        },
      },
    },
  });
}
