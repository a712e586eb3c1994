/** What lines of a server are taken for. */
import { describe, expect, test } from "vitest";
import { openNetworks } from "#bot/testing/irc-harness";
import { startScriptedServer } from "#bot/testing/scripted-server";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const mute = true;
const at = (port: number): Pick<NetworkDraft, "servers"> => ({
  servers: [{ host: "127.0.0.1", port, tls: false }],
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

  test("CTCP of ignored people is not answered, and costs the others nothing", async () => {
    const server = await startScriptedServer();
    const { until } = await openNetworks(
      await freshDb(),
      { ...at(server.port), floodPreset: "fast" },
      ["#home"],
      { ignores: async (_, { nick }) => nick === "mallory" },
    );
    await until("joined-self");
    const client = await server.client();
    for (let count = 0; count < 10; count++)
      client.send(`:mallory!a@b PRIVMSG steward :\x01PING ${count}\x01`);
    client.send(":ann!a@b PRIVMSG steward :\x01PING 12\x01");
    await client.until((line) => line === "NOTICE ann :\x01PING 12\x01");
    expect(client.received.filter((line) => line.startsWith("NOTICE mallory"))).toEqual([]);
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
