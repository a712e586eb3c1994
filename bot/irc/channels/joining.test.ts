/** Getting into channels, and what is said there meanwhile, seen from the server's side. */
import { expect, test, vi } from "vitest";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { openNetworks } from "#bot/testing/irc-harness";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
} from "#bot/testing/scripted-server";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

/** A bot that wants to be in its channels, at a server that does as `line` says; its time runs `speed` times as fast. */
async function open(
  line: Script["line"],
  speed = 1,
  draft: Partial<NetworkDraft> = {},
  channels: readonly string[] = ["#home"],
) {
  const server = await startScriptedServer(line ? { line } : {});
  const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
  const opened = await openNetworks(
    await freshDb(),
    { servers, floodPreset: "fast", registrationMs: 600_000, ...draft },
    channels,
    { timers: hurriedTimers(speed) },
  );
  return { server, ...opened };
}

const joinsOf = (client: ScriptedClient, channel = "#home") =>
  client.received.filter((line) => line === `JOIN ${channel}`);
const say = (target: string, text: string) =>
  ({ target, text, style: "message", confirm: false }) as const;

/** Keeps JOINs to itself, to be answered when the test says so. */
function slowToLetIn() {
  const waiting: (() => void)[] = [];
  const line: Script["line"] = ({ command, params: [channels = ""] }, client) => {
    if (command !== "JOIN") return undefined;
    for (const channel of channels.split(","))
      waiting.push(() =>
        client.send(
          `:${client.nick}!u@h JOIN ${channel}`,
          `:s 366 ${client.nick} ${channel} :End of /NAMES list.`,
        ),
      );
    return true;
  };
  return {
    line,
    waiting,
    letIn: () => {
      for (const answer of waiting.splice(0)) answer();
    },
  };
}

test("after a reconnect words wait until the bot is in their channel; other words do not wait for them", async () => {
  const { line, letIn } = slowToLetIn();
  const { server, network, until } = await open(line);
  const first = await server.client();
  await first.until((text) => text.startsWith("JOIN"));
  letIn();
  await until("joined-self");
  first.reset();
  await until("disconnect");
  const outcomes = [
    network.send(say("#home", "did you miss me?")),
    network.send({ ...say("#home", "from the web"), priority: "control" }),
    network.send(say("ann", "to one person")),
  ];

  const second = await server.client(2);
  await second.until((text) => text === "PRIVMSG ann :to one person");
  await second.until((text) => text.startsWith("JOIN"));
  const isIn = second.received.length;
  expect(second.received.join()).not.toMatch(/miss me|from the web/);
  letIn();
  await second.until((text) => text === "PRIVMSG #home :did you miss me?");
  expect(second.received.indexOf("PRIVMSG #home :from the web")).toBeGreaterThanOrEqual(isIn);
  for (const outcome of await Promise.all(outcomes)) expect(outcome.state).not.toBe("failed");
});

test("words wait for services as well, without which some channels let nobody in", async () => {
  const { server, network } = await open(
    ({ command, params }, client) => {
      if (command === "WHOIS") return true;
      if (
        command !== "PRIVMSG" ||
        params[0] !== "#home" ||
        client.received.some((l) => /^JOIN/.test(l))
      )
        return undefined;
      client.send(":s 404 steward #home :Cannot send to channel");
      return true;
    },
    50,
    {
      ...{ saslPolicy: "nickserv", saslAccount: "steward", saslPassword: "hunter2" },
      servicesMask: "NickServ!NickServ@services.example",
    },
  );
  const client = await server.client();
  await client.until((text) => text.startsWith("WHOIS"));
  const outcome = network.send({ ...say("#home", "hello"), confirm: true });
  expect(await outcome).toMatchObject({ state: "confirmed" });
  expect(client.received.findIndex((text) => text.startsWith("JOIN"))).toBeLessThan(
    client.received.indexOf("PRIVMSG #home :hello"),
  );
});

test("a server that never answers the JOIN is asked again, and words go out to be refused there rather than never", async () => {
  const { server, network, until } = await open(({ command }) => command === "JOIN", 200);
  const client = await server.client();
  await client.until((text) => text === "JOIN #home");
  const outcome = network.send(say("#home", "hello?"));
  expect(await until("join-failed")).toMatchObject({ reason: expect.stringMatching(/not answer/) });
  expect((await outcome).state).toBe("unconfirmed");
  await client.until(() => joinsOf(client).length >= 3);
});

test.each([
  ["405", "#home", "too many channels"],
  ["448", "#home", "forbidden"],
  ["485", "#home", "may not join"],
  ["495", "#home", "wait before it comes back"],
  ["263", "JOIN", "busy"],
  ["599", "#home", "not answer"],
])("a JOIN refused with %s is tried again", async (numeric, about, reason) => {
  let isOpen = false;
  const { until } = await open(({ command }, client) => {
    if (command !== "JOIN" || isOpen) return undefined;
    client.send(`:s ${numeric} steward ${about} :No`);
    return true;
  }, 200);
  await until("join-failed", (event) => event.reason.includes(reason));
  isOpen = true;
  await until("joined-self");
});

test("a forward is not followed: the bot leaves where it was sent, unless it is wanted there", async () => {
  const forward: Script["line"] = ({ command, params: [channel] }, client) => {
    if (command === "PART") client.send(`:${client.nick}!u@h PART ${channel}`);
    if (command !== "JOIN" || channel !== "#home") return undefined;
    client.send(
      ":s 470 steward #home ##over :Forwarding to another channel",
      `:${client.nick}!u@h JOIN ##over`,
    );
    return true;
  };
  const { server, network, until } = await open(forward);
  const client = await server.client();
  expect(await until("join-failed")).toMatchObject({ channel: "#home" });
  await client.until((text) => text === "PART ##over");
  await until("left-self", ({ channel }) => channel === "##over");
  await network.join("##over");
  client.send(
    ":s 470 steward #home ##over :Forwarding to another channel",
    ":steward!u@h JOIN ##over",
    "PING :taken-in",
  );
  await client.until((text) => text === "PONG :taken-in");
  expect(client.received.filter((text) => text === "PART ##over")).toHaveLength(1);
});

/** Keeps the bot out until told otherwise. */
const closed = (isOpen: () => boolean): Script["line"] => {
  return ({ command }, client) => {
    if (command !== "JOIN" || isOpen()) return undefined;
    client.send(":s 473 steward #home :Cannot join channel (+i)");
    return true;
  };
};

test("an invitation to a channel that is wanted is taken at once", async () => {
  let isOpen = false;
  const { server, until } = await open(closed(() => isOpen));
  const client = await server.client();
  await until("join-failed");
  isOpen = true;
  client.send(
    ":ann!a@b INVITE steward #elsewhere",
    ":ann!a@b INVITE bob #home",
    ":ann!a@b INVITE steward #Home",
  );
  await until("joined-self");
  expect(joinsOf(client)).toHaveLength(2);
  expect(joinsOf(client, "#elsewhere")).toEqual([]);
});

test("invitations to where it may not in do not make the bot ask over and over", async () => {
  const { server, until, events } = await open(closed(() => false));
  const client = await server.client();
  await until("join-failed");
  client.send(":ann!a@b INVITE steward #home");
  await client.until(() => joinsOf(client).length === 2);
  await until(
    "join-failed",
    () => events.filter(({ kind }) => kind === "join-failed").length === 2,
  );
  client.send(":ann!a@b INVITE steward #home", "PING :taken-in");
  await client.until((text) => text === "PONG :taken-in");
  expect(joinsOf(client)).toHaveLength(2);
});

test("a bot in many channels asks about every one of them", async () => {
  const names = Array.from({ length: 110 }, (_, at) => `#channel-${at}`);
  const { line, waiting, letIn } = slowToLetIn();
  const { server } = await open(line, 100, {}, names);
  const client = await server.client();
  await client.until(() => waiting.length === names.length);
  letIn();
  const askedAbout = () =>
    new Set(client.received.flatMap((line) => /^(?:WHO|MODE) (\S+)$/.exec(line)?.[0] ?? []));
  await vi.waitFor(() => expect(askedAbout().size).toBe(2 * names.length), { timeout: 50_000 });
}, 60_000);
