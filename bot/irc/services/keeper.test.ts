/** The bot and NickServ, seen from the server's side. */
import { expect, test, vi } from "vitest";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { openNetworks } from "#bot/testing/irc-harness";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
  welcome,
} from "#bot/testing/scripted-server";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const PASSWORD = "hunter2-very-secret";
const MASK = "NickServ!NickServ@services.example";

interface Services {
  host: string;
  isThere: boolean;
  /** What NickServ does when told something. */
  told?(text: string, client: ScriptedClient): void;
}

/** A server with services as told; `more` sees every line first. */
const withServices = (services: Services, more?: Script["line"]): Script => ({
  line: (line, client, text) => {
    if (more?.(line, client, text)) return true;
    if (line.command === "WHOIS" && /^nickserv$/i.test(line.params[0] ?? "")) {
      if (services.isThere)
        client.send(`:s 311 steward NickServ NickServ ${services.host} * :Services`);
      else client.send(":s 401 steward NickServ :No such nick");
      client.send(":s 318 steward NickServ :End of /WHOIS list.");
      return true;
    }
    if (line.command === "PRIVMSG" && line.params[0] === "NickServ") {
      services.told?.(line.params[1] ?? "", client);
      return true;
    }
    return undefined;
  },
});

const says = (text: string, mask = MASK) => `:${mask} NOTICE steward :${text}`;
const accepting = (client: ScriptedClient) =>
  client.send(says("You are now identified for \x02steward\x02."));
const honest = (): Services => ({
  host: "services.example",
  isThere: true,
  told: (text, client) => text.startsWith("IDENTIFY") && accepting(client),
});

async function open(
  script: Script,
  draft: Partial<NetworkDraft> = {},
  channels: string[] = [],
  speed = 50,
) {
  const server = await startScriptedServer(script);
  const opened = await openNetworks(
    await freshDb(),
    {
      servers: [{ host: "127.0.0.1", port: server.port, tls: false }],
      floodPreset: "fast",
      registrationMs: 600_000,
      saslPolicy: "nickserv",
      saslAccount: "steward",
      saslPassword: PASSWORD,
      servicesMask: MASK,
      ...draft,
    },
    channels,
    { timers: hurriedTimers(speed) },
  );
  return { server, ...opened, client: await server.client() };
}

const identify = `PRIVMSG NickServ :IDENTIFY steward ${PASSWORD}`;
const count = (client: ScriptedClient, line: string) =>
  client.received.filter((each) => each === line).length;

test("identifies later, when services come back, and joins then what is closed to strangers", async () => {
  const services = { ...honest(), isThere: false };
  let isKnown = false;
  services.told = (_text, client) => {
    isKnown = true;
    accepting(client);
  };
  const { client, until } = await open(
    withServices(services, ({ command, params }, { send }) => {
      if (command !== "JOIN" || params[0] !== "#known" || isKnown) return undefined;
      send.call(client, ":s 477 steward #known :You need a registered nick");
      return true;
    }),
    {},
    ["#known"],
  );
  await until("join-failed", ({ channel }) => channel === "#known");
  expect(count(client, identify)).toBe(0);
  services.isThere = true;
  await client.until((line) => line === identify);
  await until("joined-self", ({ channel }) => channel === "#known");
});

test("channels wait until services have answered", async () => {
  const services = honest();
  services.told = () => {};
  // Slow enough that the answer is not given up for lost on a busy machine.
  const { client, until } = await open(withServices(services), {}, ["#home"], 1);
  await client.until((line) => line === identify);
  expect(client.received).not.toContain("JOIN #home");
  accepting(client);
  await until("joined-self");
});

test("believes nobody but the services: another NickServ's yes and no mean nothing", async () => {
  const services = honest();
  services.told = (_text, client) =>
    client.send(says("You are now identified.", "NickServ!x@evil.example"));
  const { client } = await open(withServices(services), {}, ["#home"]);
  await client.until((line) => line === identify);
  services.host = "evil.example";
  // It tries again, so it did not believe; and it finds the wrong one in NickServ's place.
  await vi.waitFor(() => expect(count(client, "WHOIS NickServ NickServ")).toBe(2), {
    timeout: 10_000,
  });
  expect(count(client, identify)).toBe(1);
});

test("takes its nick back by the network's own command, then identifies anew", async () => {
  const services = honest();
  let isTaken = true;
  services.told = (text, client) => {
    if (text.startsWith("IDENTIFY")) accepting(client);
    if (text.startsWith("GHOST steward")) {
      isTaken = false;
      client.send(says("steward has been ghosted."));
    }
  };
  const { client, network } = await open(
    withServices(services, ({ command, params }, asking) => {
      // As servers do, nobody is let in before they have a nick.
      if (command === "CAP" && params[0] === "END" && asking.nick === "*") return true;
      if (command === "NICK" && params[0] === "steward2" && asking.nick === "*") {
        asking.nick = "steward2";
        welcome(asking);
        return true;
      }
      if (command !== "NICK" || params[0] !== "steward" || !isTaken) return undefined;
      asking.send(`:s 433 ${asking.nick} steward :Nickname is already in use.`);
      return true;
    }),
    { altNicks: ["steward2"], servicesRegain: "GHOST" },
  );
  await client.until((line) => line === "PRIVMSG NickServ :GHOST steward");
  await vi.waitFor(() => expect(network.nick).toBe("steward"), { timeout: 10_000 });
  await vi.waitFor(() => expect(count(client, identify)).toBe(2), { timeout: 10_000 });
});

test("follows the nick that services force upon it, and wants its own back", async () => {
  const { client, network, until } = await open(withServices(honest()));
  await until("connect");
  await client.until((line) => line === identify);
  client.nick = "00AAAAAAB";
  client.send(":steward!u@h NICK 00AAAAAAB");
  await until("nick", ({ to }) => to === "00AAAAAAB");
  expect(network.nick).toBe("00AAAAAAB");
  await client.until((line) => line === "NICK steward");
  await until("nick", ({ to }) => to === "steward");
});

test("logged out by services, identifies again", async () => {
  const { client } = await open(withServices(honest()));
  await client.until((line) => line === identify);
  client.send(
    ":s 900 steward steward!u@h steward :You are now logged in as steward",
    ":s 901 steward steward!u@h :You are now logged out",
  );
  await vi.waitFor(() => expect(count(client, identify)).toBe(2), { timeout: 10_000 });
});

test("without the policy services are told nothing secret", async () => {
  const { client, until } = await open(withServices(honest()), { saslPolicy: "continue" }, [
    "#home",
  ]);
  await until("joined-self");
  expect(client.received.join()).not.toContain(PASSWORD);
});
