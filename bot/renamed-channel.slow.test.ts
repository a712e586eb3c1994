import { expect, test } from "vitest";
import { eventually } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { startWholeBot } from "#bot/testing/whole-bot";
import { readFilter } from "#core/events/filter";
import { listEvents } from "#core/events/pages";
import { channelKey, type Viewer } from "#core/events/rights";

const observer = `
import { defineModule } from "#bot/module-api";
import { z } from "zod";
export default defineModule({
  name: "moves", summary: "Tells of channels that move.", settings: z.object({}),
  setup(ctx) {
    ctx.on("channel.rename", ({ network, sender, channel, to, reason }) => {
      const about = [...network.members(to)].map(({ nick }) => nick).sort().join(" ");
      ctx.say(network.id, to, sender.nick + " moved " + channel + " to " + to + ": " + reason + "; here: " + about);
    });
  },
});`;

test("a channel that is renamed stays the same to modules, rows, the log, and after a reconnect", async () => {
  const server = await startScriptedServer({ capabilities: ["draft/channel-rename"] });
  const bot = await startWholeBot({
    ...{ modules: { moves: observer }, channels: ["#home"], port: server.port },
  });
  const client = await server.client();
  client.send(":ann!a@b JOIN #home", ":ann!a@b PRIVMSG #home :before the move");
  client.send(":ann!a@b RENAME #home #Den :more room");
  client.send(":ann!a@b PRIVMSG #Den :after the move");
  const told = await client.until((line) => line.startsWith("PRIVMSG #Den :ann moved"));
  expect(told).toBe("PRIVMSG #Den :ann moved #home to #Den: more room; here: ann steward");

  const row = await eventually(
    () => bot.db.channel.findFirst({ where: { folded: "#den", status: "joined" } }),
    "the row's new name",
  );
  expect(row).toMatchObject({ name: "#Den" });
  const operator: Viewer = {
    id: "olga",
    level: "operator",
    channels: new Set([channelKey(bot.networkId, "#den")]),
  };
  const lines = await eventually(async () => {
    const filter = readFilter(new URLSearchParams({ channel: "#den", kind: "message,rename" }));
    const { rows } = await listEvents(bot.db, operator, filter);
    return rows.some(({ channel }) => channel === "#home") && rows.length >= 4 ? rows : null;
  }, "the past to follow");
  expect(lines.map(({ channel, kind, text }) => `${channel} ${kind} ${text}`)).toEqual([
    "#home message before the move",
    "#Den rename more room",
    "#Den message after the move",
    `#Den message ${told.slice("PRIVMSG #Den :".length)}`,
  ]);

  await bot.networks.apply(bot.networkId);
  client.reset();
  const again = await server.client(2);
  expect(await again.until((line) => line.startsWith("JOIN "))).toBe("JOIN #Den");
  expect(client.received.filter((line) => line.startsWith("PART"))).toEqual([]);
});
