/** Two bots on one database, each as bot.ts puts it together: only who holds a network connects it. */
import { afterEach, expect, test } from "vitest";
import type { IrcNetworks } from "#bot/irc/api";
import { createIrcNetworks } from "#bot/irc/networks";
import { openLobby, type TestLobby } from "#bot/lobby/testing/open-lobby";
import { eventually } from "#bot/testing/irc-harness";
import { keepingLog } from "#bot/testing/log";
import type { Db } from "#core/db/client";
import { ensureChannel } from "#core/networks/channels";
import { LEASE_MS } from "#core/networks/leases";
import { addNetwork } from "#core/networks/networks";
import { lobbyNetworkInput } from "#core/networks/presets";
import { freshDb } from "#core/testing/database";
import { after } from "#core/time";
import { createLeases } from "./leases.ts";

// Hooks run last first: the networks are closed before their database is taken away.
const open: IrcNetworks[] = [];
afterEach(async () => {
  for (const networks of open.splice(0)) await networks.close("Test is over");
});

interface Time {
  now: Date;
}

function startBot(db: Db, lobby: TestLobby, botId: string, time: Time) {
  const { log } = keepingLog();
  const leases = createLeases({ db, log, botId, clock: () => time.now });
  const begun: string[] = [];
  const networks = createIrcNetworks({
    ...{ db, log, take: leases.take, lobbyAddress: { host: "127.0.0.1", port: lobby.port } },
    begin: async (id) => void begun.push(id),
  });
  open.push(networks);
  return {
    ...{ networks, leases, begun },
    beat: () => leases.renew(networks),
    isThere: () => networks.list().some(({ isConnected }) => isConnected),
  };
}

async function scene() {
  const [db, lobby] = [await freshDb(), await openLobby()];
  const time = { now: new Date("2026-05-06T07:08:09Z") };
  const id = await addNetwork(db, lobbyNetworkInput("127.0.0.1", 1), time.now);
  await ensureChannel(db, id, { name: "#home" }, time.now);
  const start = (botId: string) => startBot(db, lobby, botId, time);
  const pass = (ms: number) => {
    time.now = after(time.now, ms);
  };
  return { db, id, start, pass };
}

test("a second bot leaves the network alone, takes it when the first fell silent, and the first lets go", async () => {
  const { id, start, pass } = await scene();
  const [first, second] = [start("bot"), start("bot-2")];
  await first.networks.start();
  await second.networks.start();
  await eventually(first.isThere, "the first bot on its network");
  expect([first.begun, second.networks.list(), second.begun]).toEqual([[id], [], []]);

  pass(LEASE_MS - 1);
  await first.beat();
  pass(LEASE_MS - 1);
  await second.beat();
  expect(second.networks.list()).toEqual([]);

  pass(1);
  await second.beat();
  await eventually(second.isThere, "the second bot on the network");
  expect(second.begun).toEqual([id]);
  await first.beat();
  expect(first.networks.list()).toEqual([]);
  expect(second.isThere()).toBe(true);
});

test("what is given back is taken with the next beat, and a restarted bot has its own at once", async () => {
  const { start } = await scene();
  const first = start("bot");
  await first.networks.start();
  await eventually(first.isThere, "the first bot on its network");
  // Killed: nothing is given back.
  await first.networks.close("killed");

  const [other, again] = [start("bot-2"), start("bot")];
  await other.networks.start();
  await again.networks.start();
  await eventually(again.isThere, "the bot of the same name");
  expect(other.networks.list()).toEqual([]);

  await again.networks.close("Good-bye");
  await again.leases.release();
  await other.beat();
  await eventually(other.isThere, "the other bot");
});
