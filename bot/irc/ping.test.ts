import { expect, test } from "vitest";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { freshDb } from "#core/testing/database";

const QUEUED = 60;

test("PING is answered ahead of everything that waits to be said", async () => {
  const server = await startScriptedServer();
  const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
  const { network, until } = await openNetworks(
    await freshDb(),
    { servers, floodPreset: "careful" },
    ["#home"],
  );
  await until("joined-self");
  const client = await server.client();
  for (let count = 1; count <= QUEUED; count++) {
    const lane = count % 2 ? "control" : "normal";
    const request = { target: "#home", text: `line ${count}`, style: "message" } as const;
    void network.send({ ...request, priority: lane, confirm: false });
  }
  await eventually(() => network.queueDepth > QUEUED / 2, "the lines to wait");
  for (let count = 1; count <= 3; count++) {
    client.send(`PING :alive ${count}`);
    await client.until((line) => line === `PONG :alive ${count}`);
  }
  // At two seconds a line the last of them would leave two minutes from now.
  const said = client.received.filter((line) => line.startsWith("PRIVMSG #home"));
  expect(said.length).toBeLessThan(QUEUED / 2);
});
