/** Settings on trial, with real connections to servers that let the bot in or do not. */
import { afterEach, expect, test } from "vitest";
import type { IrcNetworks } from "#bot/irc/api";
import { createIrcNetworks } from "#bot/irc/networks";
import { eventually } from "#bot/testing/irc-harness";
import { keepingLog } from "#bot/testing/log";
import {
  type Script,
  type ScriptedServer,
  startScriptedServer,
  welcome,
} from "#bot/testing/scripted-server";
import type { Db } from "#core/db/client";
import { changeNetwork } from "#core/networks/changes";
import { addNetwork, getNetwork } from "#core/networks/networks";
import { revisionOf } from "#core/networks/revision";
import type { NetworkDraft } from "#core/networks/schema";
import { findTrial, TRIAL_MS } from "#core/networks/trials";
import { freshDb } from "#core/testing/database";
import { after } from "#core/time";
import { createLeases } from "./leases.ts";
import { createTrials } from "./trials.ts";

// Hooks run last first: the networks are closed before their database is taken away.
const open: IrcNetworks[] = [];
afterEach(async () => {
  for (const networks of open.splice(0)) await networks.close("Test is over");
});

interface Time {
  now: Date;
}

function startBot(db: Db, time: Time) {
  const { log } = keepingLog();
  const own = { db, log, botId: "bot", clock: () => time.now };
  const [leases, trials] = [createLeases(own), createTrials(own)];
  const networks = createIrcNetworks({ db, log, take: leases.take, begin: trials.begin });
  open.push(networks);
  return {
    networks,
    async beat() {
      if (await leases.renew(networks)) await trials.sweep(networks);
    },
  };
}

/** A bot on a server that lets it in, and time that passes when it is told to. */
async function scene(password?: string) {
  const [db, good] = [await freshDb(), await startScriptedServer()];
  const time = { now: new Date("2026-05-06T07:08:09Z") };
  const at = ({ port }: Pick<ScriptedServer, "port">) => ({
    servers: [{ host: "127.0.0.1", port, tls: false }],
  });
  const draft = { name: "Test", nick: "steward", ...at(good) };
  const id = await addNetwork(db, { ...draft, ...(password ? { password } : {}) }, time.now);
  const isConnected = async () => (await getNetwork(db, id)).status === "connected";
  const start = () => startBot(db, time);
  const bot = start();
  await bot.networks.start();
  await eventually(isConnected, "the row that says it is connected");
  /** Saved in the console; the bot hears of it by `apply`. */
  const save = async (change: Partial<NetworkDraft>) => {
    const revision = revisionOf(await getNetwork(db, id));
    const by = { actor: { name: "grace" }, via: "web", level: "superuser" } as const;
    const whole = () => ({ ...draft, ...change });
    await changeNetwork(db, { networkId: id, revision, draft: whole }, by, time.now);
  };
  const pass = (ms: number) => {
    time.now = after(time.now, ms);
  };
  const trial = () => findTrial(db, id);
  return { db, id, good, at, bot, start, save, pass, trial, isConnected };
}

const mute = true;
const hostile: Record<string, { script: Script; reason: RegExp }> = {
  "closes before it lets the bot in": {
    script: {
      line: ({ command }, client) => {
        if (command === "USER") client.close();
        return mute;
      },
    },
    reason: /\w/,
  },
  "says that the bot is banned": {
    script: {
      line: ({ command }, client) => {
        if (command === "USER") client.send("ERROR :Closing Link: You are banned");
        if (command === "USER") client.close();
        return mute;
      },
    },
    reason: /You are banned/,
  },
  "says nothing": { script: { line: () => mute }, reason: /^$/ },
};

test.each(Object.entries(hostile))(
  "where the new server %s, the bot is back on the old one when the time is up",
  async (_what, { script, reason }) => {
    const { id, good, at, bot, save, pass, trial, isConnected } = await scene();
    const bad = await startScriptedServer(script);
    await save(at(bad));
    await bot.networks.apply(id);
    await bad.client();
    if (!reason.test(""))
      await eventually(
        () => bot.networks.get(id)?.settingsInForce.problem !== "",
        "the end of an attempt",
      );
    pass(TRIAL_MS - 1);
    await bot.beat();
    expect(await trial()).toMatchObject({ state: "trying" });

    pass(1);
    await bot.beat();
    await good.client(2);
    await eventually(isConnected, "the old connection");
    const returned = await trial();
    expect(returned).toMatchObject({
      state: "returned",
      good: { servers: `127.0.0.1:${good.port}` },
      tried: { servers: `127.0.0.1:${bad.port}` },
    });
    expect(returned?.reason).toMatch(reason);
    pass(TRIAL_MS);
    await bot.beat();
    expect(good.clients).toHaveLength(2);
  },
);

test("settings that the bot gets in with are on trial no longer, whenever that is", async () => {
  const { id, at, bot, save, pass, trial } = await scene();
  const next = await startScriptedServer();
  await save(at(next));
  await bot.networks.apply(id);
  await eventually(async () => (await trial()) === null, "the end of the trial");
  pass(2 * TRIAL_MS);
  await bot.beat();
  expect(next.clients).toHaveLength(1);
});

test("the old connection proves nothing about settings that were never tried", async () => {
  const { id, good, bot, save, pass, trial } = await scene();
  await save({ servers: [{ host: "127.0.0.1", port: 1, tls: false }] });
  // Something else is written about the connection meanwhile.
  const client = await good.client();
  client.send(":steward!u@h NICK :butler");
  await eventually(() => bot.networks.get(id)?.nick === "butler", "the new nick");
  pass(TRIAL_MS);
  await bot.beat();
  expect(await trial()).toMatchObject({ state: "returned" });
  expect(good.clients).toHaveLength(1);
  expect(bot.networks.get(id)?.isConnected).toBe(true);
});

test("a password typed again as it was needs no new connection, and is proven by the one there is", async () => {
  const { id, good, bot, save, trial } = await scene("hunter2");
  await save({ password: "hunter2" });
  expect(await trial()).toMatchObject({ state: "trying" });
  await bot.networks.apply(id);
  await eventually(async () => (await trial()) === null, "the end of the trial");
  expect(good.clients).toHaveLength(1);
});

test("a nick changed while the new server still hesitates does not keep its welcome from counting", async () => {
  const { id, at, bot, save, trial } = await scene();
  const slow = await startScriptedServer({ line: ({ command }) => command !== "NICK" });
  await save(at(slow));
  await bot.networks.apply(id);
  const client = await slow.client();
  await client.until((line) => line.startsWith("USER"));
  await save({ ...at(slow), nick: "butler" });
  await bot.networks.apply(id);
  slow.script = {};
  welcome(client);
  await eventually(async () => (await trial()) === null, "the end of the trial");
  expect(slow.clients).toHaveLength(1);
});

test("a bot that comes back gives the new settings their time before it goes back", async () => {
  const { good, at, bot, save, pass, start, trial, isConnected } = await scene();
  const bad = await startScriptedServer({ line: () => mute });
  await save(at(bad));
  await bot.networks.close("killed");
  pass(2 * TRIAL_MS);
  const again = start();
  await again.networks.start();
  await bad.client();
  await again.beat();
  expect(await trial()).toMatchObject({ state: "trying" });
  pass(TRIAL_MS);
  await again.beat();
  await good.client(2);
  await eventually(isConnected, "the old connection");
  expect(await trial()).toMatchObject({ state: "returned" });
});
