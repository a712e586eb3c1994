import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { fold } from "#core/irc/casemapping";
import { addQuote, findQuote } from "#core/quotes/quotes";
import { freshDb } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { ensureChannel } from "./channels.ts";
import { addNetwork } from "./networks.ts";
import { renameChannel } from "./rename-channel.ts";

const now = new Date("2026-05-06T07:08:09Z");

async function home(): Promise<{ db: Db; networkId: string; channelId: string }> {
  const db = await freshDb();
  const servers = [{ host: "127.0.0.1", port: 6667, tls: false }];
  const networkId = await addNetwork(db, { name: "Test", nick: "steward", servers }, now);
  const channelId = await ensureChannel(db, networkId, { name: "#Home" }, now);
  return { db, networkId, channelId };
}

const quoteIn = (db: Db, networkId: string, channelName: string, text: string) =>
  addQuote(
    db,
    {
      ...{ networkId, channelName, channel: fold(channelName), text },
      by: { userId: null, nick: "ann" },
    },
    now,
  );

test("levels, quotes with their numbers, and where modules work go on under the new name", async () => {
  const { db, networkId, channelId } = await home();
  await db.user.create({ data: userRow("olga", { level: 1 }) });
  await db.channelLevel.create({ data: { id: "l", userId: "olga", channelId, level: 3 } });
  await quoteIn(db, networkId, "#Home", "home, sweet home");
  for (const [id, scope] of [
    ["here", networkId],
    ["everywhere", "*"],
  ] as const) {
    const module = { id, name: "seen", networkId: scope, settings: {}, updatedAt: now };
    await db.module.create({ data: module });
    await db.moduleRule.create({
      data: { id, moduleId: id, kind: "channel-off", value: "#HOME" },
    });
  }

  await renameChannel(db, { networkId, from: "#home", to: "#Den" }, now);

  const row = await db.channel.findUniqueOrThrow({ where: { id: channelId } });
  expect(row).toMatchObject({ name: "#Den", folded: "#den" });
  expect(await db.channelLevel.findMany({ select: { channelId: true } })).toEqual([{ channelId }]);
  const place = { networkId, channel: fold("#den") };
  expect(await findQuote(db, place, 1)).toMatchObject({ text: "home, sweet home" });
  expect(await quoteIn(db, networkId, "#Den", "another")).toMatchObject({ number: 2 });
  const rules = await db.moduleRule.findMany({
    orderBy: [{ moduleId: "asc" }, { value: "asc" }],
    select: { moduleId: true, value: true },
  });
  const found = rules.map(({ moduleId, value }) => `${moduleId} ${value}`).sort();
  expect(found).toEqual(["everywhere #Den", "everywhere #HOME", "here #Den"]);
});

test("a row that had the name before is gone with its levels, and its quotes keep their numbers", async () => {
  const { db, networkId, channelId } = await home();
  const oldId = await ensureChannel(db, networkId, { name: "#den" }, now);
  await db.user.create({ data: userRow("mallory", { level: 1 }) });
  await db.channelLevel.create({
    data: { id: "l", userId: "mallory", channelId: oldId, level: 3 },
  });
  await quoteIn(db, networkId, "#den", "of the old den");
  await quoteIn(db, networkId, "#home", "of home");

  await renameChannel(db, { networkId, from: "#home", to: "#den" }, now);

  expect(await db.channel.findMany({ select: { id: true, name: true } })).toEqual([
    { id: channelId, name: "#den" },
  ]);
  expect(await db.channelLevel.count()).toBe(0);
  const place = { networkId, channel: fold("#den") };
  expect(await findQuote(db, place, 1)).toMatchObject({ text: "of the old den" });
  expect(await findQuote(db, place, 2)).toMatchObject({ text: "of home" });
  expect(await db.audit.findMany({ select: { action: true, targetId: true } })).toEqual([
    { action: "channel.replace", targetId: oldId },
  ]);
});

test("another case of the same name changes how it is written", async () => {
  const { db, networkId, channelId } = await home();
  await quoteIn(db, networkId, "#home", "stays");
  await renameChannel(db, { networkId, from: "#home", to: "#HOME" }, now);
  const row = await db.channel.findUniqueOrThrow({ where: { id: channelId } });
  expect(row).toMatchObject({ name: "#HOME", folded: "#home" });
  expect(await findQuote(db, { networkId, channel: fold("#home") }, 1)).not.toBeNull();
});
