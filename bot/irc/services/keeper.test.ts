/** The bot and NickServ, seen from the server's side. */
import { expect, test, vi } from "vitest";
import {
  accepting,
  count,
  honest,
  identify,
  openWithServices,
  PASSWORD,
  says,
  takenNick,
  withServices,
} from "#bot/testing/services-script";

test("identifies later, when services come back, and joins then what is closed to strangers", async () => {
  const services = { ...honest(), isThere: false };
  let isKnown = false;
  services.told = (_text, client) => {
    isKnown = true;
    accepting(client);
  };
  const { client, until } = await openWithServices(
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
  const { client, until } = await openWithServices(withServices(services), {}, ["#home"], 1);
  await client.until((line) => line === identify);
  expect(client.received).not.toContain("JOIN #home");
  accepting(client);
  await until("joined-self");
});

test("believes nobody but the services: another NickServ's yes and no mean nothing", async () => {
  const services = honest();
  services.told = (_text, client) =>
    client.send(says("You are now identified.", "NickServ!x@evil.example"));
  const { client } = await openWithServices(withServices(services), {}, ["#home"]);
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
  const nick = takenNick();
  services.told = (text, client) => {
    if (text.startsWith("IDENTIFY")) accepting(client);
    if (text.startsWith("GHOST steward")) {
      nick.free();
      client.send(says("steward has been ghosted."));
    }
  };
  const { client, network } = await openWithServices(withServices(services, nick.script), {
    ...{ altNicks: ["steward2"], servicesRegain: "GHOST" },
  });
  await client.until((line) => line === "PRIVMSG NickServ :GHOST steward");
  await vi.waitFor(() => expect(network.nick).toBe("steward"), { timeout: 10_000 });
  await vi.waitFor(() => expect(count(client, identify)).toBe(2), { timeout: 10_000 });
});

test("follows the nick that services force upon it, and wants its own back", async () => {
  const { client, network, until } = await openWithServices(withServices(honest()));
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
  const { client } = await openWithServices(withServices(honest()));
  await client.until((line) => line === identify);
  client.send(
    ":s 900 steward steward!u@h steward :You are now logged in as steward",
    ":s 901 steward steward!u@h :You are now logged out",
  );
  await vi.waitFor(() => expect(count(client, identify)).toBe(2), { timeout: 10_000 });
});

test("without the policy services are told nothing secret", async () => {
  const { client, until } = await openWithServices(
    withServices(honest()),
    { saslPolicy: "continue" },
    ["#home"],
  );
  await until("joined-self");
  expect(client.received.join()).not.toContain(PASSWORD);
});
