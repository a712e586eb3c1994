/** Limits of a server, seen from outside: refused with a sentence, with nothing on the wire. */
import { expect, test } from "vitest";
import type { IrcNetwork } from "#bot/irc/api";
import { openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import { freshDb } from "#core/testing/database";

async function open(isupport: string[]) {
  const server = await startScriptedServer({ isupport: ["CHANTYPES=#", ...isupport] });
  const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
  const opened = await openNetworks(await freshDb(), { servers, floodPreset: "fast" }, ["#home"]);
  await opened.until("joined-self");
  return { ...opened, client: await server.client() };
}

const cases: [string, string, (network: IrcNetwork) => unknown, RegExp][] = [
  ["KICKLEN=10", "a kick", (irc) => irc.kick("#home", "ann", "x".repeat(11)), /reason is longer/],
  ["TOPICLEN=10", "a topic", (irc) => irc.raw("TOPIC #home :far too long"), /topic is longer/],
  ["AWAYLEN=5", "an away", (irc) => irc.raw("AWAY :gone out"), /away message is longer/],
  ["NICKLEN=9", "a nick", (irc) => irc.setNick("abcdefghij"), /nick is longer/],
  ["CHANNELLEN=6", "a channel", (irc) => irc.join("#longer"), /channel's name is longer/],
  ["CHANLIMIT=#:1", "one channel more", (irc) => irc.join("#other"), /1 channels only/],
  ["LINELEN=100", "a line", (irc) => irc.raw(`PRIVMSG #home :${"x".repeat(90)}`), /100 bytes/],
];

test.each(cases)("%s refuses %s", async (token, _what, attempt, sentence) => {
  const { network, client } = await open([token]);
  await expect((async () => attempt(network))()).rejects.toThrow(sentence);
  client.send("PING :end");
  await client.until((line) => line === "PONG :end");
  expect(client.received.join("\n")).not.toMatch(/KICK|TOPIC|AWAY|abcdefghij|#longer|#other|xxx/);
});

test("at the limit, or where the server names none, all goes out", async () => {
  const { network, client } = await open(["KICKLEN=5", "CHANLIMIT=#:2,&:", "MODES", "TOPICLEN"]);
  network.kick("#home", "ann", "12345");
  network.raw("TOPIC #home :as long as you like");
  await network.join("#other");
  network.mode(
    "#home",
    ["a", "b", "c", "d", "e", "f"].map((param) => ({ add: true, mode: "o", param })),
  );
  await client.until((line) => line === "MODE #home +oooooo a b c d e f");
  expect(client.received).toContain("KICK #home ann :12345");
});
