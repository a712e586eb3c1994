/** What changes under the bot while it is connected: lists, names, the way names are compared, half the network. */
import { expect, test, vi } from "vitest";
import { openNetworks } from "#bot/testing/irc-harness";
import { type Script, startScriptedServer } from "#bot/testing/scripted-server";
import { fold } from "#core/irc/casemapping";
import { freshDb } from "#core/testing/database";

async function open(script: Script, channels = ["#home"]) {
  const server = await startScriptedServer(script);
  const db = await freshDb();
  const opened = await openNetworks(
    db,
    { servers: [{ host: "127.0.0.1", port: server.port, tls: false }], floodPreset: "fast" },
    channels,
  );
  for (const channel of channels)
    await opened.until("joined-self", (event) => event.channel === channel);
  const client = await server.client();
  /** Everything the server said before was taken in. */
  let settled = 0;
  const settle = async () => {
    const word = `settled-${++settled}`;
    client.send(`:s NOTICE steward :${word}`);
    await opened.until("notice", ({ text }) => text === word);
  };
  return { server, db, client, settle, ...opened };
}

const isupport = [
  "CASEMAPPING=rfc1459",
  "CHANTYPES=#",
  "CHANMODES=beIq,k,l,imnst",
  "PREFIX=(ov)@+",
];

test("lists are fetched, those for operators once the bot is one, and kept by MODE", async () => {
  let isOperator = false;
  const { client, settle, network } = await open({
    isupport,
    line: ({ command, params }, asking) => {
      if (command !== "MODE" || params[1] !== "+beIq") return undefined;
      asking.send(
        ":s 367 steward #home *!*@bad ann 1",
        ":s 368 steward #home :End",
        ":s 728 steward #home q *!*@loud ann 1",
        ":s 729 steward #home q :End",
      );
      if (!isOperator) asking.send(":s 482 steward #home :You're not a channel operator");
      else asking.send(":s 348 steward #home *!*@good ann 1", ":s 346 steward #home *!*@in ann 1");
      return true;
    },
  });
  const asked = () => client.received.filter((line) => line === "MODE #home +beIq").length;
  const lists = () => {
    const channel = network.presence.channel("#home") as unknown as {
      lists: Map<string, Set<string>>;
    };
    return Object.fromEntries([...channel.lists].map(([mode, masks]) => [mode, [...masks]]));
  };
  await client.until((line) => line === "MODE #home +beIq");
  await settle();
  expect(lists()).toEqual({ b: ["*!*@bad"], q: ["*!*@loud"] });
  client.send(":ann!a@b MODE #home +v steward");
  await settle();
  expect(asked()).toBe(1);
  isOperator = true;
  client.send(":ann!a@b MODE #home +o steward");
  await vi.waitFor(() => expect(asked()).toBe(2), { timeout: 10_000 });
  await settle();
  client.send(":ann!a@b MODE #home -b+e *!*@bad *!*@better");
  await settle();
  expect(lists()).toEqual({
    b: [],
    q: ["*!*@loud"],
    e: ["*!*@good", "*!*@better"],
    I: ["*!*@in"],
  });
});

test("another case mapping in the middle refolds people, channels and replicas", async () => {
  const { client, settle, network, until, changes, db } = await open({ isupport }, ["#Home[x]"]);
  client.send(":Ann[1]!a@b JOIN #Home[x]", ":s MODE #Home[x] +v Ann[1]");
  await settle();
  expect(network.presence.channelsOf("ann{1}")).toHaveLength(1);
  client.send(":s 005 steward CASEMAPPING=ascii :are supported by this server");
  expect((await until("casemapping")).casemapping).toBe("ascii");
  expect(network.casemapping).toBe("ascii");
  expect(network.presence.channelsOf("ann{1}")).toEqual([]);
  expect(network.presence.channel("#home[X]")?.members.get(fold("ann[1]", "ascii"))).toBe("v");
  expect(network.presence.channel("#home{x}")).toBeUndefined();
  expect(changes.findLast(({ kind }) => kind === "network")).toMatchObject({
    network: { casemapping: "ascii", channels: [{ name: "#Home[x]" }] },
  });
  client.send(":ANN[1]!a@b QUIT :bye");
  expect((await until("quit")).channels).toEqual(["#Home[x]"]);
  await vi.waitFor(
    async () =>
      expect(await db.channel.findFirst({ select: { folded: true } })).toEqual({
        folded: "#home[x]",
      }),
    { timeout: 10_000 },
  );
});

test("a channel's new name is followed, people and modes with it", async () => {
  const { client, network, until } = await open({
    isupport,
    capabilities: ["draft/channel-rename"],
  });
  client.send(":ann!a@b JOIN #home", ":ann!a@b RENAME #home #den :we moved");
  expect(await until("rename")).toMatchObject({ channel: "#home", to: "#den", reason: "we moved" });
  expect(network.presence.channel("#home")).toBeUndefined();
  expect(network.presence.channelsOf("ann").map(({ name }) => name)).toEqual(["#den"]);
});

test.each([
  ["one by one", (quit: string) => quit, false],
  ["in a batch", (quit: string) => `@batch=n ${quit}`, true],
])(
  "a netsplit told %s is one event with everybody in it, and each one's own",
  async (_, wrap, isBatch) => {
    const { client, network, until, events } = await open({ isupport, capabilities: ["batch"] });
    for (const nick of ["ann", "bob", "cy"]) client.send(`:${nick}!u@${nick} JOIN #home`);
    if (isBatch) client.send(":s BATCH +n netsplit hub.example leaf.example");
    for (const nick of ["ann", "bob"])
      client.send(wrap(`:${nick}!u@${nick} QUIT :hub.example leaf.example`));
    if (isBatch) client.send(":s BATCH -n");
    client.send(":cy!u@cy QUIT :see you.all later.on today");
    const split = await until("split");
    expect(split).toMatchObject({ servers: "hub.example leaf.example", channels: ["#home"] });
    expect(split.members.map(({ hostmask }) => hostmask)).toEqual(["ann!u@ann", "bob!u@bob"]);
    const quits = events.flatMap((event) =>
      event.kind === "quit" ? [[event.source.nick, event.inSplit]] : [],
    );
    expect(quits).toEqual([
      ["ann", true],
      ["bob", true],
      ["cy", false],
    ]);
    expect(network.presence.channel("#home")?.members.size).toBe(1);
  },
);

test.each([
  [["*", "ann!a@b"], "ann"],
  [["steward", "ann"], "ann"],
  [["steward", "zoe!z@z,ann!a@b"], "ann"],
])("MONITOR's answers are understood with %j", async (params, nick) => {
  const { client, network, until } = await open({ isupport: [...isupport, "MONITOR=2"] });
  expect(network.canMonitor).toBe(true);
  network.watch(nick, network);
  await client.until((line) => line === `MONITOR + ${nick}`);
  expect(network.isWatching(nick)).toBe(false);
  client.send(`:s 730 ${params[0]} :${params[1]}`, `:s NOTICE steward :online`);
  await until("notice", ({ text }) => text === "online");
  expect(network.isWatching(nick)).toBe(true);
  client.send(`:s 731 ${params[0]} :${params[1]}`);
  expect(await until("lost-sight")).toMatchObject({ nick, reason: "went offline" });
  expect(network.isWatching(nick)).toBe(false);
});

test("a watch lasts until nobody wants it any more, without a gap", async () => {
  const { client, network, settle } = await open({ isupport: [...isupport, "MONITOR=5"] });
  const [one, other] = [{}, {}];
  network.watch("ann", one);
  network.watch("Ann", other);
  network.unwatch("ann", one);
  network.unwatch("ann", one);
  network.watch("bob", one);
  await client.until((line) => line === "MONITOR + bob");
  network.unwatch("ANN", other);
  await client.until((line) => line === "MONITOR - ANN");
  await settle();
  expect(client.received.filter((line) => line.startsWith("MONITOR"))).toEqual([
    "MONITOR + ann",
    "MONITOR + bob",
    "MONITOR - ANN",
  ]);
});

test("a full MONITOR list gives up who does not fit, and room is known", async () => {
  const { client, network, until } = await open({ isupport: [...isupport, "MONITOR=2"] });
  network.watch("ann", network);
  network.watch("bob", network);
  expect(network.canMonitor).toBe(false);
  client.send(":s 734 steward 1 bob :Monitor list is full.");
  expect(await until("lost-sight")).toMatchObject({ nick: "bob" });
  expect(network.canMonitor).toBe(true);
});
