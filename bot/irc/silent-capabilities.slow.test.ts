/** Servers that begin to negotiate capabilities, or do not even begin, and then say nothing more. */
import { expect, test } from "vitest";
import { FakeTimers, hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { keepingLog } from "#bot/testing/log";
import { accept, saslScript } from "#bot/testing/sasl-scripts";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
} from "#bot/testing/scripted-server";
import { parseLine } from "#core/irc/message";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";
import { Registration } from "./registration.ts";

const capabilities = ["account-tag", "batch", "server-time"];

/** Does to `CAP verb` what `answer` says, and lets in after CAP END. */
const answering = (verb: string, answer: (client: ScriptedClient) => void): Script => ({
  capabilities,
  line({ command, params }, client) {
    if (command !== "CAP" || params[0] !== verb) return undefined;
    answer(client);
    return true;
  },
});
const silentTo = (verb: string) => answering(verb, () => {});

async function open(script: Script, draft: Partial<NetworkDraft> = {}) {
  const server = await startScriptedServer(script);
  const servers = [{ host: "127.0.0.1", port: server.port, tls: false }];
  const opened = await openNetworks(
    await freshDb(),
    { servers, registrationMs: 600_000, ...draft },
    [],
    { timers: hurriedTimers(100) },
  );
  return { server, ...opened };
}

const wantsLogin = {
  saslMechanism: "PLAIN",
  saslPolicy: "continue",
  saslAccount: "steward",
  saslPassword: "hunter2-very-secret",
} as const;
const demandsLogin = { ...wantsLogin, saslPolicy: "fail" } as const;

const ends = ({ received }: ScriptedClient) => received.filter((line) => line === "CAP END");

test.each([
  ["says nothing to CAP LS", silentTo("LS"), false],
  ["says nothing to CAP REQ", silentTo("REQ"), false],
  [
    "breaks off its list",
    answering("LS", (client) => client.send(":s CAP * LS * :account-tag batch")),
    false,
  ],
  [
    "acknowledges a part",
    answering("REQ", (client) => client.send(":s CAP * ACK :account-tag")),
    true,
  ],
])("a server that %s lets the bot in all the same", async (_, script, tagsAccounts) => {
  const { server, network, until } = await open(script);
  await until("connect");
  expect(server.clients.map(ends)).toEqual([["CAP END"]]);
  expect(network.tagsAccounts).toBe(tagsAccounts);
});

test("what is acknowledged after all counts from then on, also where a login was wanted", async () => {
  const { server, network, until } = await open(silentTo("REQ"), wantsLogin);
  await until("connect");
  const client = await server.client();
  client.send(":s CAP steward ACK :account-tag batch server-time");
  await eventually(() => network.tagsAccounts, "tags that are believed");
  expect(ends(client)).toHaveLength(1);
});

test.each(["LS", "REQ"])(
  "without the login that is demanded nobody goes on: CAP %s unanswered is said",
  async (verb) => {
    const { server, network, events } = await open(silentTo(verb), demandsLogin);
    await server.client(2);
    await eventually(
      () => network.settingsInForce.problem.includes(`the server did not answer CAP ${verb}`),
      "the reason",
    );
    expect(server.clients.flatMap(ends)).toEqual([]);
    expect(events.filter(({ kind }) => kind === "connect")).toEqual([]);
  },
);

test("what was acknowledged is enough to log in, though the rest is never answered", async () => {
  const script = saslScript(accept, ["sasl=PLAIN", "batch"]);
  const { server, until } = await open(
    {
      ...script,
      line(line, client, text) {
        if (line.command !== "CAP" || line.params[0] !== "REQ")
          return script.line?.(line, client, text);
        client.send(":s CAP * ACK :sasl");
        return true;
      },
    },
    demandsLogin,
  );
  await until("connect");
  const { received } = await server.client();
  expect(received.indexOf("CAP END")).toBeGreaterThan(received.indexOf("AUTHENTICATE PLAIN"));
});

test("a server that only takes its time is not hurried: 20 s for the list, 10 s for the rest, of 60", () => {
  const timers = new FakeTimers();
  const sent: string[] = [];
  const hooks = {
    send: (line: string) => void sent.push(line),
    ...{ welcomed: () => {}, refused: () => {}, capabilitiesChanged: () => {} },
  };
  const settings = {
    ...{ nick: "steward", altNicks: [], sasl: null, saslPolicy: "fail" as const },
    registrationMs: 60_000,
  };
  const registration = new Registration(settings, hooks, timers, keepingLog().log);
  const says = (text: string) => {
    const line = parseLine(text);
    if (line) registration.take(line);
  };
  registration.opened();
  timers.advance(19_999);
  says(":s CAP * LS * :account-tag");
  timers.advance(9_999);
  says(":s CAP * LS :batch");
  timers.advance(9_999);
  says(":s CAP * ACK :batch");
  timers.advance(9_999);
  expect(sent).toEqual(["CAP REQ :account-tag batch"]);
  timers.advance(1);
  expect(sent.at(-1)).toBe("CAP END");
  says(":s 001 steward :Welcome");
  expect(timers.waiting).toBe(0);
});
