import { expect, test } from "vitest";
import type { IrcEvent, IrcNetwork, Source } from "#bot/irc/api";
import { fold } from "#core/irc/casemapping";
import { SessionRegistry } from "./registry.ts";

const at = new Date("2026-01-01T00:00:00Z");

interface World {
  epoch: string;
  tellsAccounts: boolean;
  tagsAccounts: boolean;
  canMonitor: boolean;
  shared: string[];
  watched: string[];
  unwatched: string[];
}

function pretendNetwork(world: World): IrcNetwork {
  return {
    id: "net",
    get epoch() {
      return world.epoch;
    },
    get tellsAccounts() {
      return world.tellsAccounts;
    },
    get tagsAccounts() {
      return world.tagsAccounts;
    },
    get canMonitor() {
      return world.canMonitor;
    },
    fold: (name: string) => fold(name),
    presence: {
      channelsOf: (nick: string) =>
        world.shared.some((one) => fold(one) === fold(nick)) ? [{ name: "#dev" }] : [],
    },
    watch: (nick: string) => world.watched.push(nick),
    unwatch: (nick: string) => world.unwatched.push(nick),
  } as unknown as IrcNetwork;
}

const source = (more: Partial<Source> = {}): Source => ({
  nick: "Ada",
  userHost: "ada@host",
  hostmask: "Ada!ada@host",
  account: undefined,
  isBot: false,
  isServer: false,
  ...more,
});

function loggedIn(more: Partial<World> = {}) {
  const world: World = {
    epoch: "e1",
    tellsAccounts: false,
    tagsAccounts: false,
    canMonitor: false,
    shared: ["Ada"],
    watched: [],
    unwatched: [],
    ...more,
  };
  const network = pretendNetwork(world);
  const ended: string[] = [];
  const registry = new SessionRegistry((_session, reason) => ended.push(reason));
  registry.add(network, {
    id: "s1",
    userId: "ada",
    userName: "ada",
    networkId: "net",
    epoch: "e1",
    nick: "Ada",
    userHost: "ada@host",
    account: null,
    signonAt: null,
    startedAt: at,
    method: "login",
  });
  return { world, network, registry, ended };
}

const base = { at, own: false, playback: false };

test("the same person is known by any spelling of the nick", () => {
  const { network, registry } = loggedIn();
  expect(registry.find(network, source({ nick: "ADA" }))?.userId).toBe("ada");
  expect(registry.find(network, source({ nick: "bob" }))).toBeNull();
});

test.each([
  ["another host", source({ userHost: "ada@elsewhere" }), {}, "changed host"],
  ["another username", source({ userHost: "eve@host" }), {}, "changed host"],
  [
    "an account where there was none",
    source({ account: "x" }),
    { tellsAccounts: true },
    "changed services account",
  ],
])("%s under the nick is nobody, and the session is over", (_name, who, more, reason) => {
  const { network, registry, ended } = loggedIn(more);
  expect(registry.find(network, who)).toBeNull();
  expect(registry.find(network, source())).toBeNull();
  expect(ended).toEqual([reason]);
});

test("a look that is only noted ends nothing, and knows the same person as any other", () => {
  const { network, registry, ended } = loggedIn();
  expect(registry.peek(network, source({ nick: "ADA" }))?.userId).toBe("ada");
  expect(registry.peek(network, source({ userHost: "eve@host" }))).toBeNull();
  expect(registry.peek(network, source({ nick: "bob" }))).toBeNull();
  expect(ended).toEqual([]);
  expect(registry.find(network, source())?.userId).toBe("ada");
});

test("a connection made anew knows nobody", () => {
  const { world, network, registry, ended } = loggedIn();
  world.epoch = "e2";
  expect(registry.find(network, source())).toBeNull();
  expect(ended).toEqual(["the bot lost its connection"]);
});

test.each([
  [{ ...base, kind: "quit", source: source(), reason: "bye", channels: ["#dev"] }, "quit"],
  [{ ...base, kind: "nick", source: source(), to: "Lovelace" }, "changed nick"],
  [{ ...base, kind: "host", source: source(), userHost: "ada@new" }, "changed host"],
  [{ ...base, kind: "account", source: source(), account: "x" }, "changed services account"],
  [{ kind: "disconnect", at, reason: "EOF", lost: true }, "the bot lost its connection"],
] as const satisfies readonly [IrcEvent, string][])("%o ends it", (event, reason) => {
  const { network, registry, ended } = loggedIn();
  registry.handle(event, network);
  expect(ended).toEqual([reason]);
});

test.each([
  { ...base, kind: "quit", source: source(), reason: "bye", channels: [] },
  { ...base, kind: "nick", source: source(), to: "Lovelace" },
  { ...base, kind: "account", source: source(), account: "x" },
] as const satisfies readonly IrcEvent[])("$kind in history ends nothing", (event) => {
  const { network, registry, ended } = loggedIn();
  registry.handle({ ...event, playback: true }, network);
  expect(ended).toEqual([]);
});

test.each([
  ["part", { ...base, kind: "part", source: source(), channel: "#dev", reason: "" }],
  [
    "kick",
    {
      ...base,
      kind: "kick",
      source: source({ nick: "op" }),
      channel: "#dev",
      target: "ada",
      reason: "",
    },
  ],
  ["our own part", { kind: "left-self", at, channel: "#dev", reason: "" }],
] as const satisfies readonly [string, IrcEvent][])(
  "%s of the last shared channel ends it, of another does not, and MONITOR keeps it",
  (_name, event) => {
    const stillShared = loggedIn();
    stillShared.registry.handle(event, stillShared.network);
    expect(stillShared.ended).toEqual([]);

    const last = loggedIn({ shared: [] });
    last.registry.handle(event, last.network);
    expect(last.ended).toEqual(["left the last shared channel"]);

    const watched = loggedIn({ shared: [], canMonitor: true });
    watched.registry.handle(event, watched.network);
    expect(watched.ended).toEqual([]);
    expect(watched.world.watched).toContain("Ada");
  },
);

test("ending by user leaves the others", () => {
  const { network, registry } = loggedIn();
  expect(registry.endWhere(({ userId }) => userId === "bob", "x")).toBe(0);
  expect(registry.endWhere(({ userId }) => userId === "ada", "x")).toBe(1);
  expect(registry.find(network, source())).toBeNull();
});

test("a watch that ends is the end of who cannot be seen otherwise, and of nobody else", () => {
  const lost = { kind: "lost-sight", at, nick: "ada", reason: "offline" } as const;
  const unseen = loggedIn({ shared: [] });
  unseen.registry.handle(lost, unseen.network);
  expect(unseen.ended).toEqual(["offline"]);
  expect(unseen.world.unwatched).toEqual(["Ada"]);
  const seen = loggedIn();
  seen.registry.handle(lost, seen.network);
  expect(seen.ended).toEqual([]);
});

test("an account that nobody tells of somebody out of sight ends no login by token", () => {
  const { network, registry } = loggedIn({ tellsAccounts: true, shared: [] });
  expect(registry.find(network, source({ account: undefined }))?.userId).toBe("ada");
  const tagged = loggedIn({ tellsAccounts: true, tagsAccounts: true, shared: [] });
  expect(tagged.registry.find(tagged.network, source({ account: "x" }))).toBeNull();
});
