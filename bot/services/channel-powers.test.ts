import { describe, expect, test, vi } from "vitest";
import type { Source } from "#bot/irc/api";
import type { Sender } from "#bot/module-api";
import { PretendNetwork, somebody } from "#bot/testing/pretend-network";
import type { Db } from "#core/db/client";
import { LEVELS, type Level, reaches } from "#core/levels";
import { compared } from "#core/testing/authorization-table";
import { freshDb } from "#core/testing/database";
import type { Told } from "#core/words/told";
import { channelPowers } from "./channel-powers.ts";

interface Scene {
  readonly ownModes?: string;
  readonly doubt?: Told | null;
  /** Who bob is logged in as. */
  readonly bob?: { readonly userId: string; readonly level: Level };
  readonly db?: Db;
}

/** Ann asks in #dev, where bob is, too. */
async function scene(level: Level, { ownModes = "o", doubt = null, bob, db }: Scene = {}) {
  const irc = new PretendNetwork();
  irc.place("bot", "#dev", ownModes);
  irc.place("bob", "#dev");
  irc.place("ann", "#dev");
  const sent = { mode: vi.fn(), kick: vi.fn(), topic: vi.fn(), invite: vi.fn() };
  const { source } = somebody("ann");
  const sender = {
    ...{ nick: "ann", hostmask: source.hostmask, account: null },
    ...{ userId: "ann", userName: "ann", level },
  };
  const sessions = {
    identify: async () => sender,
    whyDoubtful: async () => doubt,
    whoIs: async (_: unknown, { nick, hostmask }: Source): Promise<Sender> => ({
      ...{ nick, hostmask, account: null, userName: nick },
      ...(nick === "bob" && bob ? bob : { userId: null, level: "user" as const }),
    }),
  };
  const call = { sender, requestId: "r" };
  const network = { ...irc.network, ...sent };
  const deps = { db: db ?? (await freshDb()), sessions };
  await deps.db.network.upsert({
    where: { id: network.id },
    create: { id: network.id, name: "n", nick: "bot", createdAt: new Date() },
    update: {},
  });
  return { sent, powers: channelPowers(call, network, source, deps) };
}

const deop = (param: string) => [{ add: false, mode: "o", param }];

test("each takes operator level in the channel", async () => {
  for (const level of LEVELS) {
    const { powers, sent } = await scene(level);
    const all = [
      powers.mode("#dev", deop("bob")),
      powers.kick("#dev", "bob", "out"),
      powers.topic("#dev", "new"),
      powers.invite("#dev", "carol"),
    ];
    const isEnough = reaches(level, "operator");
    for (const one of await Promise.allSettled(all))
      expect(one.status).toBe(isEnough ? "fulfilled" : "rejected");
    for (const each of Object.values(sent)) expect(each).toHaveBeenCalledTimes(isEnough ? 1 : 0);
  }
});

test.each<[string, string, Told | null, RegExp]>([
  ["#dev", "v", null, /I am no operator in #dev/],
  ["#dev", "o", { key: "bot.notOfBot" }, /not something the bot can do/],
  ["#else", "o", null, /I am not in #else/],
])("in %s, with the bot's modes %s, it is refused: %j", async (channel, modes, doubt, why) => {
  const { powers, sent } = await scene("operator", { ownModes: modes, doubt });
  await expect(powers.kick(channel, "bob", "out")).rejects.toThrow(why);
  expect(sent.kick).not.toHaveBeenCalled();
});

test("nobody makes the bot act against itself, or against who is not there", async () => {
  const { powers, sent } = await scene("superuser");
  await expect(powers.kick("#dev", "BOT", "out")).rejects.toThrow(/not do that to myself/);
  await expect(powers.mode("#dev", deop("bot"))).rejects.toThrow(/not do that to myself/);
  await expect(powers.kick("#dev", "carol", "out")).rejects.toThrow(/carol is not in #dev/);
  await expect(powers.mode("#dev", deop("carol"))).rejects.toThrow(/carol is not in #dev/);
  expect([...sent.kick.mock.calls, ...sent.mode.mock.calls]).toEqual([]);
});

type Attempt = (powers: Awaited<ReturnType<typeof scene>>["powers"]) => Promise<void>;
const mode =
  (add: boolean, letter: string, param: string): Attempt =>
  (powers) =>
    powers.mode("#dev", [{ add, mode: letter, param }]);

const attempts: Readonly<Record<string, Attempt>> = {
  kick: (powers) => powers.kick("#dev", "BOB", "out"),
  deop: mode(false, "o", "bob"),
  devoice: mode(false, "v", "bob"),
  "ban of a mask": mode(true, "b", "*!bob@*"),
};

/** Ann of one level tries it on bob of another, or on herself. */
async function outcome(attempt: Attempt, level: Level, target: Level | "self", db: Db) {
  const bob = target === "self" ? { userId: "ann", level } : { userId: "bob", level: target };
  const { powers, sent } = await scene(level, { db, ...(target === "user" ? {} : { bob }) });
  const done = await attempt(powers).then(
    () => "yes",
    (error: unknown) => (/bob has your level in #dev/.test(`${error}`) ? "no" : `${error}`),
  );
  const lines = sent.kick.mock.calls.length + sent.mode.mock.calls.length;
  expect(lines).toBe(done === "yes" ? 1 : 0);
  return done;
}

test("who may act against whom is as docs/authorization.md says", async () => {
  const db = await freshDb();
  const rows: string[][] = [];
  for (const [what, attempt] of Object.entries(attempts))
    for (const level of ["operator", "staff", "superuser"] as const) {
      const cells: string[] = [];
      for (const target of ["self", ...LEVELS] as const)
        cells.push(await outcome(attempt, level, target, db));
      rows.push([`${what}, by ${level}`, ...cells]);
    }
  const { written, found } = compared({
    section: "people in channels",
    columns: ["attempt", "self", ...LEVELS],
    rows,
  });
  expect(found).toBe(written);
});

describe("with bob above", () => {
  const bob = { userId: "bob", level: "staff" } as const;

  test.each([
    ["+o", mode(true, "o", "bob")],
    ["-b", mode(false, "b", "*!bob@*")],
    ["+e", mode(true, "e", "*!bob@*")],
    ["+b of others", mode(true, "b", "*!carol@*")],
  ])("%s is for him or has nothing to do with him", async (_, attempt) => {
    const { powers, sent } = await scene("operator", { bob });
    await attempt(powers);
    expect(sent.mode).toHaveBeenCalledTimes(1);
  });

  test("nothing is done to anybody when he is one of many", async () => {
    const { powers, sent } = await scene("operator", { bob });
    const both = [...deop("ann"), ...deop("bob")];
    await expect(powers.mode("#dev", both)).rejects.toThrow(/bob has your level/);
    expect(sent.mode).not.toHaveBeenCalled();
  });
});

test("no mask is set that hits the bot", async () => {
  const { powers, sent } = await scene("superuser");
  await expect(mode(true, "b", "*!bot@*")(powers)).rejects.toThrow(/not do that to myself/);
  expect(sent.mode).not.toHaveBeenCalled();
});
