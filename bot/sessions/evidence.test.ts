import { expect, test, vi } from "vitest";
import type { IrcNetwork, WhoisResult } from "#bot/irc/api";
import { ada } from "#bot/testing/session-scene";
import type { Level } from "#core/levels";
import { MINUTE } from "#core/time";
import { tell } from "#core/words/told";
import { whyDoubtful } from "./evidence.ts";
import type { LiveSession } from "./registry.ts";

const start = new Date("2026-01-01T00:00:00Z");
const signonAt = new Date("2025-12-31T00:00:00Z");
const FRESH_MS = 60 * MINUTE;

const base: LiveSession = {
  id: "s",
  userId: "ada",
  userName: "ada",
  networkId: "net",
  epoch: "e",
  nick: "ada",
  userHost: "ada@host",
  account: null,
  signonAt: null,
  startedAt: start,
  method: "login",
};

interface Case {
  readonly level?: Level;
  readonly minutes?: number;
  readonly session?: Partial<LiveSession>;
  readonly account?: string | null;
  readonly tags?: boolean;
  readonly inChannel?: boolean;
  readonly watched?: boolean;
  readonly whois?: WhoisResult | null | Error;
}

async function judge({
  level = "operator",
  minutes = 1,
  session = {},
  account = null,
  tags = false,
  inChannel = false,
  watched = false,
  whois = null,
}: Case) {
  const ask = vi.fn(async () => {
    if (whois instanceof Error) throw whois;
    return whois;
  });
  const network = {
    nick: "bot",
    epoch: "e",
    tagsAccounts: tags,
    presence: { channelsOf: () => (inChannel ? [{ name: "#dev" }] : []) },
    isWatching: () => watched,
    whois: ask,
  } as unknown as IrcNetwork;
  const now = new Date(start.getTime() + minutes * MINUTE);
  const source = { ...ada, account };
  const why = await whyDoubtful({ ...base, ...session }, network, source, level, FRESH_MS, now);
  return { why: why && tell(why), asked: ask.mock.calls.length };
}

const same: WhoisResult = { nick: "ada", userHost: "ada@host", account: null, signonAt };
const known = { signonAt };

test.each<[string, Case]>([
  ["a command below operator, unseen", { level: "voice" }],
  ["in a shared channel", { inChannel: true }],
  ["watched by the server", { watched: true }],
  ["the account stands on the line", { tags: true, account: "acc", session: { account: "acc" } }],
  ["WHOIS shows the same time of connecting", { session: known, whois: same }],
  ["staff, just logged in", { level: "staff", inChannel: true }],
  [
    "superuser, logged in long ago, the account on the line",
    { level: "superuser", minutes: 900, tags: true, account: "acc", session: { account: "acc" } },
  ],
])("goes: %s", async (_, given) => {
  expect((await judge(given)).why).toBeNull();
});

test.each<[string, Case, RegExp]>([
  ["nobody would see them go", {}, /Join a channel/],
  ["nobody is there", { session: known, whois: null }, /Join a channel/],
  ["the server does not answer", { session: known, whois: new Error("late") }, /Join a channel/],
  [
    "somebody else connected later, user and host alike",
    { session: known, whois: { ...same, signonAt: start } },
    /Join a channel/,
  ],
  [
    "the server tells no time of connecting",
    { session: known, whois: { ...same, signonAt: null } },
    /Join a channel/,
  ],
  ["nobody asked at login", { whois: same }, /Join a channel/],
  ["another host", { session: known, whois: { ...same, userHost: "eve@host" } }, /Join a channel/],
  ["staff, logged in too long ago", { level: "staff", minutes: 61, inChannel: true }, /60 minutes/],
  [
    "staff, no account on the line that began with one",
    { level: "staff", minutes: 61, inChannel: true, tags: true, session: { account: "acc" } },
    /60 minutes/,
  ],
  [
    "superuser without an account on a network that tags",
    { level: "superuser", minutes: 61, inChannel: true, tags: true },
    /60 minutes/,
  ],
])("is refused: %s", async (_, given, why) => {
  expect((await judge(given)).why).toMatch(why);
});

test("nobody is looked up who can be seen", async () => {
  expect((await judge({ inChannel: true, session: known, whois: same })).asked).toBe(0);
  expect((await judge({ watched: true, session: known, whois: same })).asked).toBe(0);
  expect((await judge({ level: "voice" })).asked).toBe(0);
});
