import { expect, test } from "vitest";
import { openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { freshDb } from "#core/testing/database";

const LINES = 20_000;
/** More than an inbox holds, so that the rest has to wait in the socket. */
const PADDING = "x".repeat(450);

async function behindBot() {
  const gate = { isBehind: false };
  const server = await startScriptedServer();
  const bot = await openNetworks(
    await freshDb(),
    { servers: [{ host: "127.0.0.1", port: server.port, tls: false }] },
    ["#home"],
    { isBehind: () => gate.isBehind },
  );
  await bot.until("joined-self");
  const client = await server.client();
  gate.isBehind = true;
  const heard = () =>
    bot.events.flatMap((event) => (event.kind === "message" ? [event.text.split(" ")[0]] : []));
  const flood = Array.from(
    { length: LINES },
    (_, index) => `:ann!a@h PRIVMSG #home :${index} ${PADDING}\r\n`,
  );
  return { ...bot, gate, server, client, heard, flood: flood.join("") };
}

const all = Array.from({ length: LINES }, (_, index) => String(index));

test("lines wait while the log is behind; PING does not, and none is lost", async () => {
  const { gate, client, heard, flood, until } = await behindBot();
  client.send(":ann!a@h PRIVMSG #home :first", "PING :held");
  await client.until((line) => line === "PONG :held");
  expect(heard()).toEqual([]);

  client.bytes(flood);
  gate.isBehind = false;
  await until("message", ({ text }) => text.startsWith(`${LINES - 1} `));
  expect(heard()).toEqual(["first", ...all]);
}, 60_000);

test("what a server said before it closed the connection is handled before the end is told", async () => {
  const { gate, client, events, heard, flood, until } = await behindBot();
  client.bytes(flood);
  client.close();
  setTimeout(() => {
    gate.isBehind = false;
  }, 200);
  await until("disconnect");
  expect(heard()).toEqual(all);
  expect(events.findIndex(({ kind }) => kind === "disconnect")).toBe(
    events.findLastIndex(({ kind }) => kind === "message") + 1,
  );
}, 60_000);
