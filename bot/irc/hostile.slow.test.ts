import { describe, expect, test } from "vitest";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
  welcome,
} from "#bot/testing/scripted-server";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const SPEED = 20;
const BAD_TIMES = 3;

const at = (port: number, tls = false): Pick<NetworkDraft, "servers"> => ({
  servers: [{ host: "127.0.0.1", port, tls }],
});

/** Behaves badly a few times, then well. */
const recovering = (bad: Script): Script => ({
  connected: (client, count) => (count <= BAD_TIMES ? bad.connected?.(client, count) : undefined),
  line: (line, client, text) =>
    clientsBefore.has(client) ? bad.line?.(line, client, text) : undefined,
});
const clientsBefore = new WeakSet<ScriptedClient>();

const mute = true;
const hostile: Record<string, Script> = {
  "resets at once": {
    connected: (client) => {
      client.reset();
      return mute;
    },
  },
  "closes before registration": {
    line: ({ command }, client) => {
      if (command === "USER") client.close();
      return mute;
    },
  },
  "closes right after registration": {
    line: ({ command }, client) => {
      if (command !== "USER") return undefined;
      client.nick = "steward";
      welcome(client);
      client.close();
      return mute;
    },
  },
  "hangs in CAP": { line: () => mute },
  "says 433 for ever": {
    line: ({ command, params }, client) => {
      if (command === "NICK") client.send(`:s 433 * ${params[0]} :Nickname is already in use.`);
      return mute;
    },
  },
  "says ERROR": {
    line: ({ command }, client) => {
      if (command === "USER") {
        client.send("ERROR :Closing Link: (internal trouble)");
        client.close();
      }
      return mute;
    },
  },
  "never ends its line": {
    line: ({ command }, client) => {
      if (command === "USER") client.bytes("x".repeat(100_000));
      return mute;
    },
  },
  "answers with noise": {
    connected: (client) => {
      client.bytes(Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256));
      client.bytes("\n");
      client.close();
      return mute;
    },
  },
};

describe("a server that", () => {
  test.each(Object.entries(hostile))("%s is tried again, never in haste", async (_, bad) => {
    const server = await startScriptedServer();
    const script = recovering(bad);
    server.script = {
      ...script,
      connected: (client, count) => {
        if (count <= BAD_TIMES) clientsBefore.add(client);
        return script.connected?.(client, count);
      },
    };
    const { until } = await openNetworks(await freshDb(), at(server.port), ["#home"], {
      timers: hurriedTimers(SPEED),
      random: () => 0,
    });
    await until("joined-self");
    expect(server.connectedAt).toHaveLength(BAD_TIMES + 1);
    for (const [index, moment] of server.connectedAt.entries()) {
      const before = server.connectedAt[index - 1];
      // A second of the hurried clock, less what measuring blurs.
      if (before !== undefined) expect(moment - before).toBeGreaterThan(1_000 / SPEED - 10);
    }
  });

  test("is not there makes way for the next of the list", async () => {
    const dead = await startScriptedServer();
    await dead.close();
    const live = await startScriptedServer();
    const servers = [...at(dead.port).servers, ...at(live.port).servers];
    const { until, network } = await openNetworks(await freshDb(), { servers }, [], {
      timers: hurriedTimers(SPEED),
    });
    await until("connect");
    expect(network.isConnected).toBe(true);
  });

  test("speaks no TLS where TLS is wanted is left for the next", async () => {
    const noise = await startScriptedServer({
      connected: (client) => {
        client.bytes("NOTICE * :*** this is no TLS\r\n");
        return mute;
      },
    });
    const live = await startScriptedServer();
    const servers = [...at(noise.port, true).servers, ...at(live.port).servers];
    const { until } = await openNetworks(await freshDb(), { servers }, [], {
      timers: hurriedTimers(SPEED),
    });
    await until("connect");
    expect(noise.clients[0]?.received.join("")).not.toContain("NICK");
  });

  test("throttles is left alone for a minute", async () => {
    const server = await startScriptedServer({
      line: ({ command }, client) => {
        if (command === "USER") {
          client.send("ERROR :Trying to reconnect too fast. Throttled.");
          client.close();
        }
        return mute;
      },
    });
    await openNetworks(await freshDb(), at(server.port), [], { timers: hurriedTimers(100) });
    await eventually(() => server.connectedAt.length >= 2, "the second try");
    const [first = 0, second = 0] = server.connectedAt;
    expect(second - first).toBeGreaterThan(60_000 / 100 - 20);
  });

  test("falls silent is pinged twice and then left", async () => {
    const server = await startScriptedServer();
    const { until, events } = await openNetworks(await freshDb(), at(server.port), [], {
      timers: hurriedTimers(100),
    });
    const client = await server.client();
    await until("connect");
    server.script = { line: () => mute };
    const before = client.received.length;
    const gone = await until("disconnect");
    expect(gone.reason).toMatch(/no longer answers/);
    const pings = client.received.slice(before).filter((line) => line.startsWith("PING"));
    expect(pings.length).toBeGreaterThanOrEqual(2);
    server.script = {};
    await eventually(() => events.filter(({ kind }) => kind === "connect").length === 2);
  });

  test("sends PING is answered at once, however much waits to be said", async () => {
    const server = await startScriptedServer();
    const { until, network } = await openNetworks(await freshDb(), at(server.port), ["#home"]);
    await until("joined-self");
    const client = await server.client();
    for (let count = 0; count < 60; count++) {
      void network.send({ target: "#home", text: `line ${count}`, style: "message" });
    }
    const asked = performance.now();
    client.send("PING :are you there");
    await client.until((line) => line === "PONG :are you there");
    expect(performance.now() - asked).toBeLessThan(500);
    expect(network.queueDepth).toBeGreaterThan(30);
  });
});
