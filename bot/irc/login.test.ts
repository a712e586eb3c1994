import { describe, expect, test } from "vitest";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
} from "#bot/testing/scripted-server";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const PASSWORD = "hunter2-very-secret";
const ENCODED = Buffer.from(`steward\0steward\0${PASSWORD}`).toString("base64");
const welcomeNumeric = ":s 900 steward steward!u@h steward :You are now logged in";

/** A server with SASL that answers AUTHENTICATE as told. */
const sasl = (
  answer: (client: ScriptedClient, param: string) => void,
  capabilities = ["sasl=PLAIN,EXTERNAL", "cap-notify", "message-tags"],
): Script => ({
  capabilities,
  line: ({ command, params }, client) => {
    if (command !== "AUTHENTICATE") return undefined;
    if (params[0] === "PLAIN" || params[0] === "EXTERNAL") client.send("AUTHENTICATE +");
    else answer(client, params[0] ?? "");
    return true;
  },
});

const accept = (client: ScriptedClient) => client.send(welcomeNumeric, ":s 903 steward :OK");

async function open(script: Script, draft: Partial<NetworkDraft> = {}) {
  const server = await startScriptedServer(script);
  const opened = await openNetworks(
    await freshDb(),
    {
      servers: [{ host: "127.0.0.1", port: server.port, tls: false }],
      saslMechanism: "PLAIN",
      saslAccount: "steward",
      saslPassword: PASSWORD,
      registrationMs: 600_000,
      ...draft,
    },
    [],
    { timers: hurriedTimers(50) },
  );
  return { server, ...opened };
}

/** Everything all connections said to the server. */
const said = (clients: readonly ScriptedClient[]) => clients.flatMap(({ received }) => received);

describe("SASL", () => {
  test("PLAIN logs in once, and registration ends after 903 only", async () => {
    const { server, until } = await open(sasl(accept));
    await until("connect");
    const lines = (await server.client()).received;
    expect(lines.filter((line) => line.startsWith("AUTHENTICATE"))).toEqual([
      "AUTHENTICATE PLAIN",
      `AUTHENTICATE ${ENCODED}`,
    ]);
    expect(lines.indexOf("CAP END")).toBeGreaterThan(lines.indexOf(`AUTHENTICATE ${ENCODED}`));
  });

  test("ACKs in pieces do not log in twice", async () => {
    const script = sasl(accept);
    const { server, until } = await open({
      ...script,
      line: (line, client, text) => {
        if (line.command === "CAP" && line.params[0] === "REQ") {
          for (const name of (line.params[1] ?? "").split(" "))
            client.send(`:s CAP * ACK :${name}`);
          return true;
        }
        return script.line?.(line, client, text);
      },
    });
    await until("connect");
    const lines = said(server.clients);
    expect(lines.filter((line) => line === "AUTHENTICATE PLAIN")).toHaveLength(1);
    expect(lines.filter((line) => line === "CAP END")).toHaveLength(1);
  });

  test("EXTERNAL sends the account and never the password", async () => {
    const { server, until } = await open(sasl(accept), { saslMechanism: "EXTERNAL" });
    await until("connect");
    expect(said(server.clients)).toContain(
      `AUTHENTICATE ${Buffer.from("steward").toString("base64")}`,
    );
    expect(said(server.clients).join("\n")).not.toContain(ENCODED);
  });

  const failures: Record<string, Script> = {
    "refuses the password": sasl((client) =>
      client.send(":s 904 steward :SASL authentication failed"),
    ),
    "breaks off": sasl((client) => client.send(":s 906 steward :aborted")),
    "locks the account": sasl((client) => client.send(":s 902 steward :locked")),
    "says 903 without 900": sasl((client) => client.send(":s 903 steward :OK")),
    "logs in to another account": sasl((client) =>
      client.send(":s 900 steward steward!u@h mallory :logged in", ":s 903 steward :OK"),
    ),
    "offers no SASL": { capabilities: ["batch"] },
    "offers another mechanism": sasl(accept, ["sasl=SCRAM-SHA-256"]),
    "knows no CAP": { capabilities: null },
    "refuses every capability": {
      capabilities: ["sasl=PLAIN", "batch"],
      line: ({ command, params }, client) => {
        if (command !== "CAP" || params[0] !== "REQ") return undefined;
        client.send(`:s CAP * NAK :${params[1]}`);
        return true;
      },
    },
  };

  test.each(Object.entries(failures))("fails closed when the server %s", async (_, script) => {
    const { server, events, network } = await open(script);
    await server.client(2);
    expect(events.filter(({ kind }) => kind === "connect")).toEqual([]);
    expect(network.isConnected).toBe(false);
    expect(said(server.clients).join("\n")).not.toContain(PASSWORD);
  });

  test.each(Object.entries(failures))("goes on by policy when the server %s", async (_, script) => {
    const { until, network } = await open(script, { saslPolicy: "continue" });
    await until("connect");
    expect(network.isConnected).toBe(true);
  });

  test("SCRAM never shows the password, and a server that takes it unproven is not believed", async () => {
    const script: Script = {
      capabilities: ["sasl=SCRAM-SHA-256"],
      line: ({ command, params }, client) => {
        if (command !== "AUTHENTICATE") return undefined;
        if (params[0] === "SCRAM-SHA-256") client.send("AUTHENTICATE +");
        else accept(client);
        return true;
      },
    };
    const { server, events } = await open(script, { saslMechanism: "SCRAM-SHA-256" });
    await server.client(2);
    expect(events.filter(({ kind }) => kind === "connect")).toEqual([]);
    const [, first = ""] = said(server.clients).filter((line) => line.startsWith("AUTHENTICATE"));
    const text = Buffer.from(first.slice("AUTHENTICATE ".length), "base64").toString();
    expect(text).toMatch(/^n,,n=steward,r=.{20,}$/);
    expect(said(server.clients).join()).not.toContain(ENCODED);
  });

  test("the password stays home where the mechanism is not offered", async () => {
    const { server } = await open(sasl(accept, ["sasl=EXTERNAL"]));
    await server.client(2);
    expect(said(server.clients).join("\n")).not.toMatch(/AUTHENTICATE/);
  });

  test("the server's own password is no SASL password", async () => {
    const { server, until } = await open(sasl(accept), {
      saslMechanism: "none",
      saslPassword: null,
      password: "server-pass",
    });
    await until("connect");
    expect(said(server.clients)).toContain("PASS server-pass");
    expect(said(server.clients).join("\n")).not.toMatch(/AUTHENTICATE|CAP REQ.*sasl/);
  });
});

describe("NickServ", () => {
  const policy = {
    saslPolicy: "nickserv",
    servicesMask: "NickServ!NickServ@services.example",
  } as const;
  const answering = (host: string): Script => ({
    line: ({ command, params }, client) => {
      if (command !== "WHOIS") return undefined;
      client.send(
        `:s 311 steward ${params[1]} NickServ ${host} * :Services`,
        `:s 318 steward ${params[1]} :End of /WHOIS list.`,
      );
      return true;
    },
  });

  test("gets the password when it is who the settings say", async () => {
    const { server, events } = await open(answering("services.example"), policy);
    const client = await server.client();
    await client.until((line) => line === `PRIVMSG NickServ :IDENTIFY steward ${PASSWORD}`);
    client.send(`:steward!u@h PRIVMSG NickServ :IDENTIFY steward ${PASSWORD}`, "PING :x");
    await client.until((line) => line === "PONG :x");
    expect(JSON.stringify(events)).not.toContain(PASSWORD);
  });

  test("gets nothing when somebody else has the nick, or nobody", async () => {
    for (const script of [answering("evil.example"), nobody]) {
      const { server, until, network } = await open(script, policy);
      await until("connect");
      const client = await server.client();
      await client.until((line) => line.startsWith("WHOIS NickServ"));
      await network.whois("ann").catch(() => null);
      expect(said(server.clients).join("\n")).not.toContain(PASSWORD);
    }
  });
  const nobody: Script = {
    line: ({ command, params }, client) => {
      if (command !== "WHOIS") return undefined;
      client.send(`:s 401 steward ${params[1]} :No such nick`, `:s 318 steward ${params[1]} :End`);
      return true;
    },
  };

  test("a NOTICE that asks for the password is only a notice", async () => {
    const { server, until } = await open({}, { saslMechanism: "none" });
    await until("connect");
    const client = await server.client();
    client.send(
      ":NickServ!x@evil NOTICE steward :This nick is registered. /msg NickServ IDENTIFY <password>",
    );
    await until("notice", ({ source }) => source.nick === "NickServ");
    expect(said(server.clients).join("\n")).not.toContain(PASSWORD);
  });
});

test("a login that failed is shown with the network", async () => {
  const server = await startScriptedServer({ capabilities: [] });
  const db = await freshDb();
  await openNetworks(
    db,
    {
      servers: [{ host: "127.0.0.1", port: server.port, tls: false }],
      saslMechanism: "PLAIN",
      saslAccount: "steward",
      saslPassword: PASSWORD,
    },
    [],
    { timers: hurriedTimers(50) },
  );
  const row = await eventually(
    () => db.network.findFirst({ where: { statusDetail: { contains: "SASL" } } }),
    "the row's status",
  );
  expect(row.statusDetail).toContain("offers no SASL");
});
