import { describe, expect, test } from "vitest";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { accept, failedLogins, saslScript, scramScript } from "#bot/testing/sasl-scripts";
import {
  type Script,
  type ScriptedClient,
  startScriptedServer,
} from "#bot/testing/scripted-server";
import type { Db } from "#core/db/client";
import type { NetworkDraft } from "#core/networks/schema";
import { freshDb } from "#core/testing/database";

const PASSWORD = "hunter2-very-secret";
const ENCODED = Buffer.from(`steward\0steward\0${PASSWORD}`).toString("base64");
async function open(script: Script, draft: Partial<NetworkDraft> = {}) {
  const server = await startScriptedServer(script);
  const db = await freshDb();
  const opened = await openNetworks(
    db,
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
  return { server, db, ...opened };
}

const statusOf = async (db: Db) => (await db.network.findFirst())?.statusDetail;

const SCRAM = { saslMechanism: "SCRAM-SHA-256" } as const;

/** Everything all connections said to the server. */
const said = (clients: readonly ScriptedClient[]) => clients.flatMap(({ received }) => received);

describe("SASL", () => {
  test("PLAIN logs in once, and registration ends after 903 only", async () => {
    const { server, until } = await open(saslScript(accept));
    await until("connect");
    const lines = (await server.client()).received;
    expect(lines.filter((line) => line.startsWith("AUTHENTICATE"))).toEqual([
      "AUTHENTICATE PLAIN",
      `AUTHENTICATE ${ENCODED}`,
    ]);
    expect(lines.indexOf("CAP END")).toBeGreaterThan(lines.indexOf(`AUTHENTICATE ${ENCODED}`));
  });

  test("ACKs in pieces do not log in twice", async () => {
    const script = saslScript(accept);
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
    const { server, until } = await open(saslScript(accept), { saslMechanism: "EXTERNAL" });
    await until("connect");
    expect(said(server.clients)).toContain(
      `AUTHENTICATE ${Buffer.from("steward").toString("base64")}`,
    );
    expect(said(server.clients).join("\n")).not.toContain(ENCODED);
  });

  test.each(Object.entries(failedLogins))("fails closed when the server %s", async (_, script) => {
    const { server, events, network } = await open(script);
    await server.client(2);
    expect(events.filter(({ kind }) => kind === "connect")).toEqual([]);
    expect(network.isConnected).toBe(false);
    expect(said(server.clients).join("\n")).not.toContain(PASSWORD);
  });

  test.each(Object.entries(failedLogins))(
    "goes on by policy when the server %s",
    async (_, script) => {
      const { until, network } = await open(script, { saslPolicy: "continue" });
      await until("connect");
      expect(network.isConnected).toBe(true);
    },
  );

  test("SCRAM logs in without a word of the password, and only with the right one", async () => {
    const { server, until } = await open(scramScript(PASSWORD), SCRAM);
    await until("connect");
    expect(said(server.clients).join()).not.toMatch(ENCODED);
    const { server: other, events } = await open(scramScript("another password"), SCRAM);
    await other.client(2);
    expect(events.filter(({ kind }) => kind === "connect")).toEqual([]);
  });

  test.each([
    [284, "whole pieces, ended by a plus", [400, 1]],
    [300, "pieces, the last of which ends it", [400, 24]],
  ])("a password of %i characters goes out in %s", async (length, _, pieces) => {
    let heard = "";
    const script = saslScript((client, param) => {
      heard += param === "+" ? "" : param;
      if (param.length < 400) accept(client);
    });
    const saslPassword = "p".repeat(length);
    const { server, until } = await open(script, { saslPassword });
    await until("connect");
    const sent = said(server.clients).filter((line) => /^AUTHENTICATE (?!PLAIN$)/.test(line));
    expect(sent.map((line) => line.length - "AUTHENTICATE ".length)).toEqual(pieces);
    expect(Buffer.from(heard, "base64").toString()).toBe(`steward\0steward\0${saslPassword}`);
  });

  test("SCRAM never shows the password, and a server that takes it unproven is not believed", async () => {
    const script = saslScript(accept, ["sasl=SCRAM-SHA-256"]);
    const { server, events } = await open(script, SCRAM);
    await server.client(2);
    expect(events.filter(({ kind }) => kind === "connect")).toEqual([]);
    const [, first = ""] = said(server.clients).filter((line) => line.startsWith("AUTHENTICATE"));
    const text = Buffer.from(first.slice("AUTHENTICATE ".length), "base64").toString();
    expect(text).toMatch(/^n,,n=steward,r=.{20,}$/);
    expect(said(server.clients).join()).not.toContain(ENCODED);
  });

  test("the password stays home where the mechanism is not offered", async () => {
    const { server } = await open(saslScript(accept, ["sasl=EXTERNAL"]));
    await server.client(2);
    expect(said(server.clients).join("\n")).not.toMatch(/AUTHENTICATE/);
  });

  test("the server's own password is no SASL password", async () => {
    const { server, until } = await open(saslScript(accept), {
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
      const { server, db, network } = await open(script, policy);
      await eventually(
        async () => /not who the settings say|not there/.test((await statusOf(db)) ?? ""),
        "the reason in the row",
      );
      // Whatever was queued before is out when this is answered.
      await network.whois("ann");
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

describe("a login that failed, where the policy lets the bot go on", () => {
  test("is shown with the network, and made up for as soon as the server offers it", async () => {
    const script = saslScript(accept, ["cap-notify"]);
    const { server, db, until } = await open(script, { saslPolicy: "continue" });
    await until("connect");
    await eventually(async () => /offers no SASL/.test((await statusOf(db)) ?? ""), "the reason");
    const client = await server.client();
    client.send(":s CAP steward NEW :sasl=PLAIN");
    await client.until((line) => line === `AUTHENTICATE ${ENCODED}`);
    await eventually(async () => (await statusOf(db)) === "", "all to be well");
  });

  test("is tried again and again while services keep quiet", async () => {
    let tries = 0;
    const script = saslScript((client) => {
      if (++tries === 3) accept(client);
    });
    const { server, db, until } = await open(script, { saslPolicy: "continue" });
    await until("connect");
    await eventually(async () => /did not answer/.test((await statusOf(db)) ?? ""), "the reason");
    await eventually(async () => tries === 3 && (await statusOf(db)) === "", "all to be well");
    expect(server.clients).toHaveLength(1);
  });
});
