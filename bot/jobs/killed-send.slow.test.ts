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

test("a bot killed after a line was on the wire says afterwards that nobody knows, and does not repeat it", async () => {
  const server = await startScriptedServer(silent);
  const databaseUrl = await freshDatabase();
  const db = openTracked(databaseUrl);
  const now = new Date();
  const networkId = await addNetwork(
    db,
    {
      ...{ name: "Test", nick: "steward", floodPreset: "fast" },
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
  const join = await ask("channel.join", { networkId, channel: "#shut" });
  await client.until((line) => line.startsWith("JOIN #shut"));
  const send = await ask("send", {
    ...{ networkId, target: "#home", style: "message" },
    text: "once and never again",
  });
  await client.until((line) => line.includes("once and never again"));
  const stateOf = async (id: string) => (await db.job.findUniqueOrThrow({ where: { id } })).state;
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
  const later = await ask("send", {
    ...{ networkId, target: "#home", style: "message", text: "after the restart" },
  });
  await again.until((line) => line.includes("after the restart"));
  const said = server.clients.flatMap(({ received }) => received);
  expect(said.filter((line) => line.includes("once and never again"))).toHaveLength(1);
  expect(await stateOf(later)).toBe("running");
}, 60_000);
