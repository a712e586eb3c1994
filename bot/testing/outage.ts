/** The bot on a network while its database is away: nothing that people said is lost without a word. For the whole process, from outside. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { addChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { openTracked } from "#core/testing/database";
import { startBotProcess } from "./bot-process.ts";
import { openBreakableDatabase } from "./breakable-database.ts";
import { eventually } from "./irc-harness.ts";
import { type ScriptedClient, startScriptedServer } from "./scripted-server.ts";

/** Hangs are what it catches; the promise is 500 ms, measured by npm run bench. */
const PONG_MS = 5_000;
const PING_EVERY_MS = 500;

/** What the log holds of #home afterwards, oldest first, gap rows included. */
export type Stored = readonly { readonly kind: string; readonly text: string }[];

/**
 * Takes the database away for `awayMs` while `lines` numbered lines are said in a channel; PINGs must be answered and the
 * connection must stand. Gives what was stored once the last line is there.
 */
export async function surviveOutage({
  awayMs,
  lines,
}: {
  readonly awayMs: number;
  readonly lines: number;
}): Promise<Stored> {
  const database = await openBreakableDatabase();
  // However long the start takes on a busy machine: the test's own limit ends it.
  let joined = () => {};
  const hasJoined = new Promise<void>((resolve) => {
    joined = resolve;
  });
  const server = await startScriptedServer({
    line: ({ command }) => {
      if (command === "JOIN") joined();
      return undefined;
    },
  });
  const setUp = openTracked(database.url);
  const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
  const now = new Date();
  const networkId = await addNetwork(setUp, { name: "Test", nick: "steward", servers }, now);
  await addChannel(setUp, networkId, { name: "#home" }, now);
  await startBotProcess(database.url);
  await hasJoined;
  const client = await server.client();
  say(client, "before");
  await eventually(() => setUp.event.findFirst({ where: { text: "before" } }), "the first row");
  await setUp.$disconnect();

  await database.takeAway();
  client.bytes(Array.from({ length: lines }, (_, index) => spoken(`line ${index}`)).join(""));
  await stayFor(awayMs, client);
  await database.bringBack();
  say(client, "after");

  const db = openTracked(database.url);
  const where = { OR: [{ channelFolded: "#home", kind: "message" }, { kind: "gap" }] };
  const isThere = () => db.event.findFirst({ where: { text: "after" } }).catch(() => null);
  await eventually(isThere, "the last row");
  expect(client.isClosed).toBe(false);
  expect(server.clients).toHaveLength(1);
  const rows = await db.event.findMany({ where, orderBy: { id: "asc" } });
  return rows.map(({ kind, text }) => ({ kind, text }));
}

const spoken = (text: string) => `:ann!a@h PRIVMSG #home :${text}\r\n`;
const say = (client: ScriptedClient, text: string) => client.bytes(spoken(text));

/** Pings all the while; each PING must be answered. */
async function stayFor(ms: number, client: ScriptedClient): Promise<void> {
  const until = performance.now() + ms;
  for (let count = 0; performance.now() < until; count++) {
    const word = `still-there-${count}`;
    const begun = performance.now();
    client.send(`PING :${word}`);
    await client.until((line) => line === `PONG :${word}`);
    expect(performance.now() - begun).toBeLessThan(PONG_MS);
    await sleep(PING_EVERY_MS);
  }
}
