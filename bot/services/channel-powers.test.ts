import { expect, test, vi } from "vitest";
import { PretendNetwork, somebody } from "#bot/testing/pretend-network";
import { LEVELS, type Level, reaches } from "#core/levels";
import { freshDb } from "#core/testing/database";
import type { Told } from "#core/words/told";
import { channelPowers } from "./channel-powers.ts";

/** Ann asks in #dev, where bob is, too. */
async function scene(level: Level, ownModes = "o", doubt: Told | null = null) {
  const irc = new PretendNetwork();
  irc.place("bot", "#dev", ownModes);
  irc.place("bob", "#dev");
  const sent = { mode: vi.fn(), kick: vi.fn(), topic: vi.fn(), invite: vi.fn() };
  const { source } = somebody("ann");
  const sender = {
    ...{ nick: "ann", hostmask: source.hostmask, account: null },
    ...{ userId: null, userName: null, level },
  };
  const sessions = { identify: async () => sender, whyDoubtful: async () => doubt };
  const db = await freshDb();
  await db.network.create({
    data: { id: irc.network.id, name: "n", nick: "bot", createdAt: new Date() },
  });
  const call = { sender, requestId: "r" };
  const network = { ...irc.network, ...sent };
  return { sent, powers: channelPowers(call, network, source, { db, sessions }) };
}

const deop = (param: string) => [{ add: false, mode: "o", param }];

test("each takes operator level in the channel", async () => {
  for (const level of LEVELS) {
    const { powers, sent } = await scene(level);
    const all = [
      powers.mode("#dev", deop("bob")),
      powers.kick("#dev", "bob", "out"),
      powers.topic("#dev", "new"),
      powers.invite("#dev", "carol"),
    ];
    const isEnough = reaches(level, "operator");
    for (const one of await Promise.allSettled(all))
      expect(one.status).toBe(isEnough ? "fulfilled" : "rejected");
    for (const each of Object.values(sent)) expect(each).toHaveBeenCalledTimes(isEnough ? 1 : 0);
  }
});

test.each<[string, string, Told | null, RegExp]>([
  ["#dev", "v", null, /I am no operator in #dev/],
  ["#dev", "o", { key: "bot.notOfBot" }, /not something the bot can do/],
  ["#else", "o", null, /I am not in #else/],
])("in %s, with the bot's modes %s, it is refused: %j", async (channel, modes, doubt, why) => {
  const { powers, sent } = await scene("operator", modes, doubt);
  await expect(powers.kick(channel, "bob", "out")).rejects.toThrow(why);
  expect(sent.kick).not.toHaveBeenCalled();
});

test("nobody makes the bot act against itself, or against who is not there", async () => {
  const { powers, sent } = await scene("superuser");
  await expect(powers.kick("#dev", "BOT", "out")).rejects.toThrow(/not do that to myself/);
  await expect(powers.mode("#dev", deop("bot"))).rejects.toThrow(/not do that to myself/);
  await expect(powers.kick("#dev", "carol", "out")).rejects.toThrow(/carol is not in #dev/);
  await expect(powers.mode("#dev", deop("carol"))).rejects.toThrow(/carol is not in #dev/);
  expect([...sent.kick.mock.calls, ...sent.mode.mock.calls]).toEqual([]);
});
