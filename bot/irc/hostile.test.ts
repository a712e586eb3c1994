import { beforeAll, describe, expect, test, vi } from "vitest";
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

beforeAll(() => {
  vi.stubEnv("STEWARD_SECRET", "a secret of tests that has enough characters");
});

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

describe("reading", () => {
  test("history in a batch or with an old time is marked, and commands nothing", async () => {
    const server = await startScriptedServer({
      capabilities: ["batch", "server-time", "message-tags"],
    });
    const { until, events, network } = await openNetworks(await freshDb(), at(server.port), [
      "#home",
    ]);
    await until("joined-self");
    const client = await server.client();
    const time = (ms: number) => new Date(Date.now() + ms).toISOString();
    client.send(
      `@time=${time(0)} :s 301 steward nobody :x`,
      ":s BATCH +1 chathistory #home",
      "@batch=1 :s BATCH +2 other #home",
      "@batch=2 :ann!a@b PRIVMSG #home :old in nested batch",
      "@batch=1 :ann!a@b JOIN #home",
      ":s BATCH -2",
      ":s BATCH -1",
      `@time=${time(-600_000)} :ann!a@b PRIVMSG #home :old by its time`,
      `@time=${time(0)} :ann!a@b PRIVMSG #home :new`,
    );
    await until("message", ({ text }) => text === "new");
    const heard = events.flatMap((event) =>
      event.kind === "message" ? [[event.text, event.playback]] : [],
    );
    expect(heard).toEqual([
      ["old in nested batch", true],
      ["old by its time", true],
      ["new", false],
    ]);
    expect(network.presence.person("ann")).toBeUndefined();
  });

  test("an account counts by the tag on the line where tags were promised, else by what was told", async () => {
    const server = await startScriptedServer({ capabilities: ["account-tag", "message-tags"] });
    const { until } = await openNetworks(await freshDb(), at(server.port), ["#home"]);
    await until("joined-self");
    const client = await server.client();
    client.send("@account=ann :ann!a@b PRIVMSG steward :with", ":ann!a@b PRIVMSG steward :without");
    const account = async (word: string) =>
      (await until("message", ({ text }) => text === word)).source.account;
    expect(await account("with")).toBe("ann");
    expect(await account("without")).toBeNull();
    const plain = await startScriptedServer();
    const other = await openNetworks(await freshDb(), at(plain.port), ["#home"]);
    await other.until("joined-self");
    (await plain.client()).send("@account=ann :ann!a@b PRIVMSG steward :unpromised");
    expect((await other.until("message")).source.account).toBeUndefined();
  });

  test("CTCP is answered by NOTICE, the payload unchanged, a few times only", async () => {
    const server = await startScriptedServer({ isupport: ["CASEMAPPING=ascii"] });
    const { until } = await openNetworks(
      await freshDb(),
      { ...at(server.port), floodPreset: "fast" },
      ["#home"],
      { ctcp: { version: "Steward 1", source: "https://steward.example" } },
    );
    await until("joined-self");
    const client = await server.client();
    for (let count = 0; count < 10; count++) {
      client.send(`:ann!a@b PRIVMSG steward :\x01PING 12 ${count}\x01`);
    }
    client.send(":bot!a@b NOTICE steward :\x01VERSION asked by notice\x01", "PING end");
    await client.until((line) => line.startsWith("NOTICE ann :\x01PING 12 3\x01"));
    await client.until((line) => line === "PONG :end");
    const answers = client.received.filter((line) => line.startsWith("NOTICE"));
    expect(answers).toEqual([0, 1, 2, 3].map((count) => `NOTICE ann :\x01PING 12 ${count}\x01`));
  });

  test("bot mode is set where the server has one", async () => {
    const server = await startScriptedServer({ isupport: ["BOT=B"] });
    await openNetworks(await freshDb(), at(server.port));
    await (await server.client()).until((line) => line === "MODE steward +B");
  });

  test("a send without echo is vouched for by a PING, and refusals are told", async () => {
    const server = await startScriptedServer();
    const { until, network, events } = await openNetworks(
      await freshDb(),
      { ...at(server.port), floodPreset: "fast" },
      ["#home"],
    );
    await until("joined-self");
    const client = await server.client();
    expect(await network.send({ target: "#home", text: "hello", style: "action" })).toEqual({
      state: "confirmed",
    });
    expect(client.received).toContain("PRIVMSG #home :\x01ACTION hello\x01");
    expect(events.filter((event) => event.kind === "action")).toMatchObject([
      { own: true, text: "hello", channel: "#home" },
    ]);
    const pings = () => client.received.filter((line) => line.startsWith("PING steward-sent-"));
    expect(pings()).toHaveLength(1);
    const unasked = { target: "#home", text: "nobody waits", style: "message" } as const;
    expect(await network.send({ ...unasked, confirm: false })).toEqual({ state: "unconfirmed" });
    await network.send({ target: "#home", text: "behind it", style: "message" });
    expect(client.received).toContain("PRIVMSG #home :nobody waits");
    expect(pings()).toHaveLength(2);
    server.script = {
      line: ({ command, params }, { send }) => {
        if (command !== "PRIVMSG") return undefined;
        send.call(client, `:s 404 steward ${params[0]} :Cannot send to channel`);
        return mute;
      },
    };
    expect(await network.send({ target: "#home", text: "again", style: "message" })).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("does not let the bot speak"),
    });
  });
});
