import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { standingsOf } from "#core/db/standing";
import { AppError } from "#core/errors";
import { type Level, levelOf, levelValue } from "#core/levels";
import { addChannel } from "#core/networks/channels";
import { addNetwork } from "#core/networks/networks";
import { newId } from "#core/secrets";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { userRow } from "#core/testing/people";
import { type Changer, changeLevel } from "./changes.ts";
import { changeChannelLevel, channelChoices } from "./channel-levels.ts";
import { setChannelLevelFromShell, setLevelFromShell } from "./levels-from-shell.ts";

async function addUser(db: Db, name: string, level: Level): Promise<Changer> {
  const id = newId();
  await db.user.create({ data: userRow(name, { id, level: levelValue(level) }) });
  return { id, name, via: "web" };
}

async function addPlace(db: Db) {
  const servers = [{ host: "irc.example", port: 6697 }];
  const networkId = await addNetwork(db, { name: "Libera", nick: "bot", servers }, new Date());
  return { networkId, channelId: await addChannel(db, networkId, { name: "#Dev" }, new Date()) };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (AppError.is(error) ? error.code : String(error)),
  );

async function levelIn(db: Db, userId: string): Promise<Level | null> {
  const row = await db.channelLevel.findFirst({ where: { userId } });
  return row && levelOf(row.level);
}

test("what may not be given is refused, and leaves everything as it was", async () => {
  const db = await freshDb();
  const { channelId } = await addPlace(db);
  const ada = await addUser(db, "ada", "superuser");
  const sten = await addUser(db, "sten", "staff");
  const olga = await addUser(db, "olga", "operator");
  const bob = await addUser(db, "bob", "registered");
  const give = (by: Changer, to: Changer, level: Level | null) =>
    codeOf(changeChannelLevel(db, by, { userId: to.id, channelId, level, reason: "" }));
  expect(await give(olga, bob, "voice")).toBe("forbidden");
  expect(await give(sten, bob, "staff")).toBe("forbidden");
  expect(await give(sten, ada, "registered")).toBe("forbidden");
  expect(await give({ ...sten, id: "gone" }, bob, "voice")).toBe("unauthenticated");
  expect(await db.channelLevel.count()).toBe(0);
  expect(await give(ada, bob, "superuser")).toBe("done");
  expect(await give(sten, bob, "voice")).toBe("forbidden");
  expect(await give(sten, bob, null)).toBe("forbidden");
  expect(await levelIn(db, bob.id)).toBe("superuser");
  expect(await db.audit.count()).toBe(1);
});

test("whoever was lowered in a channel gives nothing there that is above them; superusers do", async () => {
  const db = await freshDb();
  const { channelId } = await addPlace(db);
  const ada = await addUser(db, "ada", "superuser");
  const sten = await addUser(db, "sten", "staff");
  const bob = await addUser(db, "bob", "registered");
  const give = (by: Changer, to: Changer, level: Level | null) =>
    codeOf(changeChannelLevel(db, by, { userId: to.id, channelId, level, reason: "" }));
  expect(await give(ada, sten, "operator")).toBe("done");
  expect(await give(sten, bob, "voice")).toBe("forbidden");
  expect(await give(sten, sten, null)).toBe("forbidden");
  expect(await give(ada, ada, "registered")).toBe("done");
  expect(await give(ada, ada, null)).toBe("done");
  expect(await give(ada, sten, null)).toBe("done");
  expect(await give(sten, bob, "operator")).toBe("done");
});

test("it counts at once, is audited with its reason, told to the streams, and ends no session", async () => {
  const db = await freshDb();
  const { networkId, channelId } = await addPlace(db);
  const ada = await addUser(db, "ada", "superuser");
  const bob = await addUser(db, "bob", "registered");
  const there = async () =>
    (await standingsOf(db).read(bob.id, networkId, "#dev"))?.channelLevel ?? null;
  const give = (level: Level | null, reason: string) =>
    changeChannelLevel(
      db,
      { ...ada, ip: "192.0.2.1" },
      { userId: bob.id, channelId, level, reason },
    );
  const revision = () => db.setting.findFirst({ where: { key: "guard.superusers" } });

  expect(await give("operator", "keeps order")).toBe(true);
  expect(await there()).toBe(3);
  // What the bot wakes up by, to give or take status.
  expect(await revision()).not.toBeNull();
  expect(await give("operator", "again")).toBe(false);
  expect(await give("voice", "less")).toBe(true);
  expect(await give(null, "enough")).toBe(true);
  expect(await give(null, "enough")).toBe(false);
  expect(await there()).toBeNull();

  const entry = { actorId: ada.id, targetId: bob.id, action: "user.level-in-channel", via: "web" };
  const place = "#Dev (Libera)";
  expect(await db.audit.findMany({ orderBy: { id: "asc" } })).toMatchObject([
    {
      ...{ ...entry, reason: "keeps order", ip: "192.0.2.1" },
      ...{ before: { [place]: null }, after: { [place]: "operator" } },
    },
    { ...entry, before: { [place]: "operator" }, after: { [place]: "voice" } },
    { ...entry, before: { [place]: "voice" }, after: { [place]: null } },
  ]);
  const events = await db.event.findMany({ orderBy: { id: "asc" } });
  expect(events.map(({ kind, userId, text }) => [kind, userId, text])).toEqual([
    ["user.changed", bob.id, `level in ${place} changed from as everywhere to operator by ada`],
    ["user.changed", bob.id, `level in ${place} changed from operator to voice by ada`],
    ["user.changed", bob.id, `level in ${place} changed from voice to as everywhere by ada`],
  ]);
});

test("of two who set it at the same moment one comes after the other, and the trail says so", async () => {
  const url = await freshDatabase();
  const [one, other] = [openTracked(url), openTracked(url)];
  const { channelId } = await addPlace(one);
  const ada = await addUser(one, "ada", "superuser");
  const grace = await addUser(one, "grace", "superuser");
  const { id: userId } = await addUser(one, "bob", "registered");
  const place = "#Dev (Libera)";
  for (let round = 0; round < 15; round++) {
    await Promise.all([
      changeChannelLevel(one, ada, { userId, channelId, level: "operator", reason: "" }),
      changeChannelLevel(other, grace, { userId, channelId, level: "voice", reason: "" }),
    ]);
    const trail = await one.audit.findMany({ orderBy: { id: "asc" } });
    const steps = trail.map(({ before, after }) => [
      (before as Record<string, unknown>)[place],
      (after as Record<string, unknown>)[place],
    ]);
    for (const [at, [before]] of steps.entries()) expect(before).toBe(steps[at - 1]?.[1] ?? null);
    expect(await levelIn(one, userId)).toBe(steps.at(-1)?.[1]);
    await setChannelLevelFromShell(one, "bob", { channelId, level: null }, visit());
  }
  expect(await one.channelLevel.count()).toBe(0);
}, 60_000);

test("whoever is lowered at the same moment either gave it before, or gives nothing", async () => {
  const url = await freshDatabase();
  const [one, other] = [openTracked(url), openTracked(url)];
  const { channelId } = await addPlace(one);
  const ada = await addUser(one, "ada", "superuser");
  const sten = await addUser(one, "sten", "staff");
  const { id: userId } = await addUser(one, "bob", "registered");
  for (let round = 0; round < 15; round++) {
    await Promise.all([
      changeLevel(one, ada, sten.id, "voice", "race"),
      codeOf(changeChannelLevel(other, sten, { userId, channelId, level: "operator", reason: "" })),
    ]);
    const trail = await one.audit.findMany({ orderBy: { id: "asc" } });
    const given = trail.find(({ action }) => action === "user.level-in-channel");
    const lowered = trail.find(({ action }) => action === "user.level");
    if (given) expect(given.id).toBeLessThan(lowered?.id ?? 0);
    expect(await levelIn(one, userId)).toBe(given ? "operator" : null);
    await one.audit.deleteMany();
    await one.channelLevel.deleteMany();
    await one.user.updateMany({ where: { id: sten.id }, data: { level: 4 } });
  }
}, 60_000);

const visit = () => ({ userName: "root", now: new Date() });

test("from a shell: everywhere and in a channel, never the last superuser, and audited", async () => {
  const db = await freshDb();
  const { channelId } = await addPlace(db);
  const ada = await addUser(db, "ada", "superuser");
  const bob = await addUser(db, "bob", "registered");
  expect(await codeOf(setLevelFromShell(db, "ada", "staff", visit()))).toBe("conflict");
  expect(await codeOf(setLevelFromShell(db, "nobody", "staff", visit()))).toBe("not_found");
  expect(await setLevelFromShell(db, "BOB", "superuser", visit())).toBe(true);
  expect(await setLevelFromShell(db, "bob", "superuser", visit())).toBe(false);
  expect(await setLevelFromShell(db, "ada", "staff", visit())).toBe(true);
  const inChannel = (level: Level | null) =>
    setChannelLevelFromShell(db, "bob", { channelId, level }, visit());
  expect([await inChannel("voice"), await inChannel("voice"), await inChannel(null)]).toEqual([
    ...[true, false, true],
  ]);
  const trail = await db.audit.findMany({ orderBy: { id: "asc" } });
  expect(trail.map(({ via, action, targetId }) => [via, action, targetId])).toEqual([
    ["cli", "user.level", bob.id],
    ["cli", "user.level", ada.id],
    ["cli", "user.level-in-channel", bob.id],
    ["cli", "user.level-in-channel", bob.id],
  ]);
});

test("channels to choose from come by network and name; one that is gone is not found", async () => {
  const db = await freshDb();
  const { networkId, channelId } = await addPlace(db);
  await addChannel(db, networkId, { name: "#arch" }, new Date());
  expect((await channelChoices(db)).map(({ name, network }) => [network, name])).toEqual([
    ["Libera", "#arch"],
    ["Libera", "#Dev"],
  ]);
  const ada = await addUser(db, "ada", "superuser");
  await db.channel.delete({ where: { id: channelId } });
  const change = { userId: ada.id, channelId, level: "voice", reason: "" } as const;
  expect(await codeOf(changeChannelLevel(db, ada, change))).toBe("not_found");
});
