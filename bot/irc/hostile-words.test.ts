import { describe, expect, test } from "vitest";
import { hurriedTimers } from "#bot/testing/fake-timers";
import { eventually, openNetworks } from "#bot/testing/irc-harness";
import { onPort } from "#bot/testing/real-people";
import { type Script, startScriptedServer, welcome } from "#bot/testing/scripted-server";
import { freshDb } from "#core/testing/database";

const PASSWORD = "hunter2hunter2";
const withSecrets = {
  saslAccount: "steward",
  saslPassword: PASSWORD,
  saslPolicy: "nickserv",
  servicesMask: "NickServ!NickServ@services.example.org",
  floodPreset: "fast",
} as const;

/** Everything a server heard, also where the password was wrapped for SASL. */
const leaks = (received: readonly string[]) =>
  received.filter((line) => {
    const wrapped = Buffer.from(line.split(" ").at(-1) ?? "", "base64").toString();
    return line.includes(PASSWORD) || wrapped.includes(PASSWORD);
  });

describe("nobody coaxes the password out of the bot:", () => {
  const askers = [
    ":NickServ!x@evil.example NOTICE steward :This nickname is registered. Please /msg NickServ IDENTIFY <password>",
    ":NickServ!NickServ@evil.example PRIVMSG steward :IDENTIFY yourself",
    ":NickServ NOTICE steward :Identify via /msg NickServ IDENTIFY",
    ":irc.example NOTICE steward :You must IDENTIFY to NickServ now",
    ":services.example.org NOTICE steward :IDENTIFY",
    ":steward!steward@evil.example NOTICE steward :IDENTIFY",
    "AUTHENTICATE +",
    ":irc.example AUTHENTICATE +",
    ":irc.example CAP steward NEW :sasl=PLAIN",
    ":irc.example CAP steward ACK :sasl",
    ":irc.example 904 steward :SASL failed, try again",
    ":irc.example 464 steward :Password required",
  ];

  test.each(askers)("%s", async (line) => {
    const server = await startScriptedServer({
      line: ({ command, params }, client) => {
        if (command !== "WHOIS") return undefined;
        // Somebody took the name on a network whose services are away.
        client.send(
          `:s 311 steward ${params[0]} x evil.example * :Services`,
          `:s 318 steward ${params[0]} :End of WHOIS`,
        );
        return true;
      },
    });
    const { until, network } = await openNetworks(
      await freshDb(),
      { ...onPort(server.port), ...withSecrets },
      ["#home"],
      { timers: hurriedTimers(10) },
    );
    await until("joined-self");
    const client = await server.client();
    client.send(line, line, "PING end");
    await client.until((text) => text === "PONG :end");
    expect(await network.whois("somebody")).not.toBeNull();
    expect(leaks(client.received)).toEqual([]);
    expect(server.clients).toHaveLength(1);
  });
});

describe("a server that changes its mind", () => {
  test("about 005 in mid-flight is believed, and the channel is not lost", async () => {
    const server = await startScriptedServer({
      isupport: ["CASEMAPPING=ascii", "PREFIX=(ov)@+", "CHANMODES=b,k,l,imnst", "MODES=4"],
    });
    const { until, network, events } = await openNetworks(
      await freshDb(),
      { ...onPort(server.port), floodPreset: "fast" },
      ["#home"],
    );
    await until("joined-self");
    const client = await server.client();
    client.send(
      ":irc.example 005 steward PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,imnst :are supported",
      ":ann!a@b JOIN #home",
      ":s MODE #home +qe ann friend!*@*",
      ":ann!a@b PRIVMSG #home :after that",
    );
    await until("message", ({ text }) => text === "after that");
    expect(network.presence.channel("#home")?.members.get(network.fold("ann"))).toBe("q");
    client.send(
      ":irc.example 005 steward -PREFIX -CHANMODES CASEMAPPING=rfc1459 :are supported",
      ":s MODE #home -v+ov ann ann ann",
      ":ann!a@b PRIVMSG #HOME :and that",
    );
    await until("message", ({ text }) => text === "and that");
    expect(network.presence.channel("#home")?.members.has(network.fold("ANN"))).toBe(true);
    expect(events.filter(({ kind }) => kind === "disconnect")).toEqual([]);
  });

  test("about every numeric there is, with nothing or nonsense in it, throws nobody off", async () => {
    const server = await startScriptedServer();
    const { until, network, complaints, events } = await openNetworks(
      await freshDb(),
      { ...onPort(server.port), floodPreset: "fast" },
      ["#home"],
    );
    await until("joined-self");
    const client = await server.client();
    server.script = { line: ({ command }) => command !== "PING" };
    const nonsense = [
      "",
      " steward",
      " steward #home",
      " * :",
      " steward #home x y z :",
      ` ${"p ".repeat(15)}:q`,
    ];
    for (let numeric = 1; numeric < 1_000; numeric++) {
      const code = String(numeric).padStart(3, "0");
      client.send(...nonsense.map((rest) => `:s ${code}${rest}`));
    }
    server.script = {};
    client.send("PING end", ":irc.example NOTICE * :all said");
    await client.until((line) => line === "PONG :end");
    await until("notice", ({ text }) => text === "all said");
    expect(network.isConnected).toBe(true);
    expect(events.filter(({ kind }) => kind === "disconnect")).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe("once it is healthy again", () => {
  const SPEED = 20;
  const CAP_MS = 30_000;
  const ways: Record<string, Script> = {
    closed: {
      connected: (client) => {
        client.close();
        return true;
      },
    },
    silent: { line: () => true },
    throttling: {
      line: ({ command }, client) => {
        if (command === "USER") {
          client.send("ERROR :Closing Link: [Throttled: too fast]");
          client.close();
        }
        return true;
      },
    },
    "letting in and throwing out": {
      line: ({ command }, client) => {
        if (command !== "USER") return undefined;
        client.nick = "steward";
        welcome(client);
        client.send("ERROR :Closing Link: internal trouble");
        client.close();
        return true;
      },
    },
  };

  test.each(Object.entries(ways))(
    "a server that was %s has the bot back within the cap and five seconds",
    async (way, bad) => {
      const server = await startScriptedServer(bad);
      const draft = { ...onPort(server.port), maxBackOffMs: CAP_MS };
      const { until, network } = await openNetworks(await freshDb(), draft, ["#home"], {
        timers: hurriedTimers(SPEED),
      });
      // Those that make the bot wait a minute are tried less often.
      const tries = way === "throttling" || way === "silent" ? 3 : 7;
      // Long enough for the back-off to have reached its cap.
      await eventually(() => server.connectedAt.length >= tries, "tries");
      server.script = {};
      const healthyAt = performance.now();
      const current = server.clients.at(-1);
      if (current && !current.isClosed) current.reset();
      await eventually(() => network.isConnected, "the bot to be back");
      await until("joined-self");
      // A throttled bot stays away for its minute, whatever the cap.
      const limitMs = (way === "throttling" ? 60_000 : CAP_MS) + 5_000;
      // The hurried clock leaves no room for a busy machine, so it is given a second of the real one.
      expect((performance.now() - healthyAt - 1_000) * SPEED).toBeLessThan(limitMs);
      const gaps = server.connectedAt
        .slice(1)
        .map((moment, n) => moment - (server.connectedAt[n] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThan(1_000 / SPEED - 10);
    },
    60_000,
  );
});
