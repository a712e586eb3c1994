import { expect, test } from "vitest";
import { prepareBot } from "#bot/testing/compiled-bot";
import { eventually } from "#bot/testing/irc-harness";
import { type Script, startScriptedServer } from "#bot/testing/scripted-server";
import { askBot } from "#core/jobs/jobs";
import type { JobInput, JobKind } from "#core/jobs/kinds";
import { ensureChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { freshDatabase, openTracked } from "#core/testing/database";

/** Takes everything and says nothing of what became of it. */
const silent: Script = {
  line: ({ command, params }) =>
    command === "PRIVMSG" || (command === "JOIN" && params[0] === "#shut") || command === "PING",
};

/** A bot on a network that says nothing of what became of its lines, in #home. */
async function scene(floodPreset: "fast" | "careful") {
  const server = await startScriptedServer(silent);
  const databaseUrl = await freshDatabase();
  const db = openTracked(databaseUrl);
  const now = new Date();
  const networkId = await addNetwork(
    db,
    {
      ...{ name: "Test", nick: "steward", floodPreset },
      servers: [{ host: "127.0.0.1", port: server.port, tls: false }],
    },
    now,
  );
  await ensureChannel(db, networkId, { name: "#home" }, now);
  const bot = await prepareBot(databaseUrl);
  await bot.start();
  const client = await server.client();
  await client.until((line) => line.startsWith("JOIN #home"));

  const asker = { id: null, level: "superuser", via: "web" } as const;
  const ask = <Kind extends JobKind>(kind: Kind, input: JobInput<Kind>) =>
    askBot(db, kind, input, asker);
  const say = (text: string) => ask("send", { networkId, target: "#home", style: "message", text });
  const stateOf = async (id: string) => (await db.job.findUniqueOrThrow({ where: { id } })).state;
  return { server, networkId, bot, client, ask, say, stateOf };
}

test("a bot killed after a line was on the wire says afterwards that nobody knows, and does not repeat it", async () => {
  const { server, networkId, bot, client, ask, say, stateOf } = await scene("fast");
  const join = await ask("channel.join", { networkId, channel: "#shut" });
  await client.until((line) => line.startsWith("JOIN #shut"));
  const send = await say("once and never again");
  await client.until((line) => line.includes("once and never again"));
  expect([await stateOf(send), await stateOf(join)]).toEqual(["running", "accepted"]);

  await bot.kill();
  await bot.start();
  await eventually(
    async () => (await stateOf(send)) !== "running" && (await stateOf(join)) !== "accepted",
    "both jobs to have ended",
  );
  expect([await stateOf(send), await stateOf(join)]).toEqual(["unconfirmed", "failed"]);

  const again = await server.client(2);
  await again.until((line) => line.startsWith("JOIN #home"));
  const later = await say("after the restart");
  await again.until((line) => line.includes("after the restart"));
  const said = server.clients.flatMap(({ received }) => received);
  expect(said.filter((line) => line.includes("once and never again"))).toHaveLength(1);
  expect(await stateOf(later)).toBe("running");
}, 60_000);

test("what still waited in the queue when the bot was killed has failed, and can be asked for again", async () => {
  const { server, bot, client, say, stateOf } = await scene("careful");
  const ids: string[] = [];
  // At two seconds a line the last of them is far from its turn.
  for (let count = 1; count <= 15; count++) ids.push(await say(`line ${count}.`));
  await client.until((line) => line.includes("line 1."));
  await eventually(
    async () => (await stateOf(ids.at(-1) ?? "")) === "accepted",
    "the last to be queued",
  );
  await bot.kill();
  const states = await Promise.all(ids.map(stateOf));
  expect(states.at(-1)).toBe("accepted");
  await bot.start();
  await eventually(
    async () => (await stateOf(ids.at(-1) ?? "")) === "failed",
    "the jobs to have ended",
  );
  const said = server.clients.flatMap(({ received }) => received);
  for (const [index, id] of ids.entries()) {
    const state = await stateOf(id);
    expect(state, `line ${index + 1}`).toBe(states[index] === "running" ? "unconfirmed" : "failed");
    if (said.some((line) => line.includes(`line ${index + 1}.`))) expect(state).toBe("unconfirmed");
  }
}, 60_000);
