/** A flood of mangled lines from a server that means no good. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { freshDb } from "#core/testing/database";
import { openNetworks } from "./irc-harness.ts";
import { mangledLine } from "./mangled-lines.ts";
import { seeded } from "./random-doings.ts";
import { onPort } from "./real-people.ts";
import { startScriptedServer } from "./scripted-server.ts";

const BATCH = 5_000;
const HEAP_BYTES = 32 * 1024 * 1024;

/** The suite about that many mangled lines; `limitMs` catches a hang. */
export function testMangledLines(lines: number, limitMs: number): void {
  test(
    `${lines} mangled lines: the connection stands, and memory stays where it was`,
    async () => {
      const endured = await endureMangledLines(lines);
      expect(endured).toMatchObject({ isConnected: true, connections: 1 });
      expect(endured.events).toBeGreaterThan(lines / 10);
      expect(endured.heapGrowth).toBeLessThan(HEAP_BYTES);
    },
    limitMs,
  );
}

interface Endured {
  readonly isConnected: boolean;
  readonly connections: number;
  /** How many of the lines meant something after all. */
  readonly events: number;
  /** Bytes of heap after collection, beyond what was there after the first two batches. */
  readonly heapGrowth: number;
}

function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

/** Sends the bot that many lines, the same each time, and waits until it has dealt with them. */
async function endureMangledLines(lines: number): Promise<Endured> {
  const server = await startScriptedServer({
    capabilities: ["batch", "message-tags", "account-tag", "extended-join", "server-time"],
  });
  const { until, network, networks, events, changes } = await openNetworks(
    await freshDb(),
    { ...onPort(server.port), floodPreset: "fast" },
    ["#home"],
  );
  await until("joined-self");
  const client = await server.client();
  server.script = { line: () => true };
  let count = 0;
  let handled = (_text: string) => {};
  networks.onEvent((event) => {
    if (event.kind === "notice") handled(event.text);
    count++;
    events.length = 0;
    changes.length = 0;
  });
  const random = seeded(20_260_102);
  let before = 0;
  for (let sent = 0; sent < lines; sent += BATCH) {
    client.bytes(Buffer.concat(Array.from({ length: BATCH }, () => mangledLine(random))));
    const word = `after-${sent}`;
    const isHandled = new Promise<void>((resolve) => {
      handled = (text) => text === word && resolve();
    });
    client.send(`PING :${word}`);
    await client.until((line) => line === `PONG :${word}`);
    // PING is answered before its turn; a notice from the server has to wait for it.
    client.send(`:irc.example NOTICE * :${word}`);
    await isHandled;
    client.received.length = 0;
    client.receivedAt.length = 0;
    if (sent === BATCH) before = heapAfterCollection();
  }
  return {
    isConnected: network.isConnected,
    connections: server.clients.length,
    events: count,
    heapGrowth: heapAfterCollection() - before,
  };
}
