import { expect, test } from "vitest";
import type { Db } from "#core/db/client";
import { freshDatabase, freshDb, openTracked } from "#core/testing/database";
import { after, SECOND } from "#core/time";
import { changeNetwork } from "./changes.ts";
import { takeNetwork } from "./leases.ts";
import { addNetwork, getNetwork } from "./networks.ts";
import { revisionOf } from "./revision.ts";
import type { NetworkDraft } from "./schema.ts";
import { openNetworkSecrets } from "./secrets.ts";
import type { NetworkChanger } from "./tell-bot.ts";
import { dismissReturn, keepAnyway, tryAgain } from "./trial-answers.ts";
import {
  dueTrials,
  extendTrial,
  findTrial,
  proveTrial,
  returnTrial,
  setNetworkDesired,
  TRIAL_MS,
} from "./trials.ts";
import { readVersion } from "./version.ts";

const now = new Date("2026-01-02T03:04:05Z");
const due = after(now, TRIAL_MS);
const by: NetworkChanger = { actor: { name: "grace" }, via: "web", level: "superuser" };
const server = (port: number) => [{ host: "irc.example.org", port, tls: true }];
const good = {
  name: "Example",
  nick: "steward",
  servers: server(6697),
  password: "the good one",
} satisfies NetworkDraft;
const bad = { ...good, servers: server(6698), password: "the wrong one" };

/** A network that a bot holds and is connected to. */
async function connected(db: Db) {
  const id = await addNetwork(db, good, now);
  await takeNetwork(db, "bot", id, now);
  await db.network.update({ where: { id }, data: { status: "connected", statusAt: now } });
  return id;
}

async function change(db: Db, networkId: string, draft: NetworkDraft, at = now) {
  const revision = revisionOf(await getNetwork(db, networkId));
  return changeNetwork(db, { networkId, revision, draft: () => draft }, by, at);
}

const passwordOf = async (db: Db, id: string) =>
  openNetworkSecrets(await db.network.findUniqueOrThrow({ where: { id } })).password;
const portsOf = async (db: Db, id: string) =>
  (await getNetwork(db, id)).servers.map(({ port }) => port);

async function markNow(db: Db, networkId: string) {
  const trial = await findTrial(db, networkId);
  if (!trial) throw new Error("nothing is on trial");
  return { networkId, mark: trial.mark };
}
const fail = async (db: Db, id: string, at = due) =>
  returnTrial(db, { ...(await markNow(db, id)), reason: "connect ECONNREFUSED" }, at);

test("what does not connect in time gives way to what did, secrets and all, audited and in the log", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  expect(await findTrial(db, id)).toMatchObject({
    ...{ state: "trying", startedAt: now, until: due },
    good: { servers: "irc.example.org:+6697", password: "[secret]" },
    tried: { servers: "irc.example.org:+6698", password: "[another secret]" },
  });
  expect(await fail(db, id, after(due, -1))).toBe(false);
  expect(await dueTrials(db, "bot", after(due, -1))).toEqual([]);
  expect(await dueTrials(db, "another", due)).toEqual([]);
  expect(await dueTrials(db, "bot", due)).toEqual([{ ...(await markNow(db, id)), detail: "" }]);

  expect(await fail(db, id)).toBe(true);
  expect([await portsOf(db, id), await passwordOf(db, id)]).toEqual([[6697], "the good one"]);
  expect(await findTrial(db, id)).toMatchObject({
    ...{ state: "returned", until: due, reason: "connect ECONNREFUSED" },
    ...{ good: { servers: "irc.example.org:+6697" }, tried: { servers: "irc.example.org:+6698" } },
  });
  const [, entry] = await db.audit.findMany({ orderBy: { id: "asc" } });
  expect(entry).toMatchObject({
    ...{ action: "network.return", via: "system", targetName: "Example" },
    before: { servers: "irc.example.org:+6698", password: "[secret]" },
    after: { servers: "irc.example.org:+6697", password: "[another secret]" },
    reason: "the bot did not get in with the new settings: connect ECONNREFUSED",
  });
  const event = await db.event.findFirstOrThrow({ where: { kind: "network" } });
  expect(event).toMatchObject({ networkId: id, severity: "warn" });
  expect(await fail(db, id)).toBe(false);
  expect(JSON.stringify(await db.audit.findMany())).not.toMatch(/the (good|wrong) one/);
  expect(JSON.stringify(await db.networkTrial.findMany())).not.toMatch(/the (good|wrong) one/);
});

test("settings that the bot got in with stay, and those of another mark prove nothing", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  const { mark } = await markNow(db, id);
  expect(await proveTrial(db, id, "another")).toBe(false);
  expect(await proveTrial(db, id, mark)).toBe(true);
  expect(await returnTrial(db, { networkId: id, mark, reason: "" }, due)).toBe(false);
  expect([await portsOf(db, id), await findTrial(db, id)]).toEqual([[6698], null]);
});

test("a second change before the first is proven keeps the first good version, and has its own time", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  const first = await markNow(db, id);
  await db.network.update({ where: { id }, data: { status: "waiting" } });
  const later = after(now, 90 * SECOND);
  await change(db, id, { ...bad, servers: server(6699), name: "Renamed" }, later);
  expect(await proveTrial(db, id, first.mark)).toBe(false);
  expect(await returnTrial(db, { ...first, reason: "" }, after(later, TRIAL_MS))).toBe(false);
  expect(await fail(db, id, due)).toBe(false);
  expect(await fail(db, id, after(later, TRIAL_MS))).toBe(true);
  expect([await portsOf(db, id), await passwordOf(db, id)]).toEqual([[6697], "the good one"]);
  // What no connection depends on is nobody's to undo.
  expect((await getNetwork(db, id)).name).toBe("Renamed");
});

test("what was good, put back by hand, is on trial no longer", async () => {
  const db = await freshDb();
  const id = await connected(db);
  const { password: _, ...kept } = good;
  await change(db, id, { ...kept, servers: server(6698) });
  await change(db, id, kept);
  expect(await findTrial(db, id)).toBeNull();
});

test.each([
  ["is not connected", { status: "waiting" }],
  ["is held by a bot that fell silent", { leaseUntil: now }],
  ["is held by no bot", { leaseOwner: null, leaseUntil: null }],
  ["shall be disconnected", { desired: "disconnected" }],
])("nothing is on trial where the network %s", async (_what, row) => {
  const db = await freshDb();
  const id = await connected(db);
  await db.network.update({ where: { id }, data: row });
  await change(db, id, bad);
  expect(await findTrial(db, id)).toBeNull();
});

test("what is changed without a new connection is not on trial", async () => {
  const db = await freshDb();
  const id = await connected(db);
  const { password: _, ...kept } = good;
  await change(db, id, { ...kept, nick: "butler", name: "Other", maxBackOffMs: 20_000 });
  expect(await findTrial(db, id)).toBeNull();
});

test("patience with a server is part of the time that new settings have", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, { ...bad, registrationMs: 600_000 });
  expect((await findTrial(db, id))?.until).toEqual(after(now, 610_000));
});

test("who disconnects on purpose, or removes the network, ends a trial", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  const seen = await markNow(db, id);
  await setNetworkDesired(db, id, "connected", now);
  expect(await findTrial(db, id)).not.toBeNull();
  expect(await setNetworkDesired(db, id, "disconnected", now)).toBe(true);
  expect(await returnTrial(db, { ...seen, reason: "" }, due)).toBe(false);
  expect(await portsOf(db, id)).toEqual([6698]);
  await db.network.update({ where: { id }, data: { name: "Old" } });
  const other = await connected(db);
  await change(db, other, bad);
  await db.network.delete({ where: { id: other } });
  expect(await db.networkTrial.count()).toBe(0);
});

test("each bot that takes over gives a trial its time anew, but not for ever", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  const ends = async () => (await findTrial(db, id))?.until;
  await extendTrial(db, id, due);
  expect(await ends()).toEqual(after(due, TRIAL_MS));
  await extendTrial(db, id, now);
  expect(await ends()).toEqual(after(due, TRIAL_MS));
  await extendTrial(db, id, after(due, SECOND));
  await extendTrial(db, id, after(due, TRIAL_MS));
  expect(await ends()).toEqual(after(due, SECOND + TRIAL_MS));
});

test("kept anyway, nothing comes back; that is audited, and asks for who saw this trial", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  const seen = await markNow(db, id);
  const staff = { ...by, level: "staff" } as const;
  const other = { ...seen, mark: "another" };
  await expect(keepAnyway(db, other, by, now)).rejects.toMatchObject({ code: "conflict" });
  await expect(keepAnyway(db, seen, staff, now)).rejects.toMatchObject({ code: "forbidden" });
  await keepAnyway(db, seen, by, now);
  expect(await returnTrial(db, { ...seen, reason: "" }, due)).toBe(false);
  const actions = (await db.audit.findMany({ orderBy: { id: "asc" } })).map((row) => row.action);
  expect(actions).toEqual(["network.change", "network.keep"]);
});

test("what was undone is tried again with its secrets, and may come back a second time", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  await fail(db, id);
  const seen = await markNow(db, id);
  const staff = { ...by, level: "staff" } as const;
  await expect(tryAgain(db, seen, staff, due)).rejects.toMatchObject({ code: "forbidden" });
  await expect(dismissReturn(db, seen, staff)).rejects.toMatchObject({ code: "forbidden" });
  await takeNetwork(db, "bot", id, due);
  const jobId = await tryAgain(db, seen, by, due);
  expect([await portsOf(db, id), await passwordOf(db, id)]).toEqual([[6698], "the wrong one"]);
  expect(await findTrial(db, id)).toMatchObject({ state: "trying", until: after(due, TRIAL_MS) });
  expect(await db.job.findUnique({ where: { id: jobId } })).toMatchObject({ networkId: id });
  await expect(tryAgain(db, seen, by, due)).rejects.toMatchObject({ code: "conflict" });
  expect(await fail(db, id, after(due, TRIAL_MS))).toBe(true);
  expect([await portsOf(db, id), await passwordOf(db, id)]).toEqual([[6697], "the good one"]);
});

test("a notice goes when it is dismissed, and with the next change", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  await fail(db, id);
  await dismissReturn(db, await markNow(db, id), by);
  expect(await findTrial(db, id)).toBeNull();
  await takeNetwork(db, "bot", id, due);
  await change(db, id, bad, due);
  await fail(db, id, after(due, TRIAL_MS));
  await change(db, id, { ...bad, servers: server(6699) }, after(due, 2 * TRIAL_MS));
  expect(await findTrial(db, id)).toBeNull();
});

test("proven and taken back at once, exactly one of both happens", async () => {
  const url = await freshDatabase();
  const [bot, other] = [openTracked(url), openTracked(url)];
  for (let round = 0; round < 8; round++) {
    await bot.network.updateMany({ data: { name: `Before ${round}` } });
    const id = await connected(bot);
    await change(bot, id, bad);
    const seen = await markNow(bot, id);
    const [isProven, isBack] = await Promise.all([
      proveTrial(bot, id, seen.mark),
      returnTrial(other, { ...seen, reason: "" }, due),
    ]);
    expect([isProven, isBack].filter(Boolean)).toHaveLength(1);
    expect(await portsOf(bot, id)).toEqual([isBack ? 6697 : 6698]);
  }
});

test("an edit in the moment of the return is never lost", async () => {
  const url = await freshDatabase();
  const [web, bot] = [openTracked(url), openTracked(url)];
  for (let round = 0; round < 8; round++) {
    await web.network.updateMany({ data: { name: `Before ${round}` } });
    const id = await connected(web);
    await change(web, id, bad);
    const seen = await markNow(web, id);
    const [edit, isBack] = await Promise.all([
      change(web, id, { ...bad, servers: server(6700) }).catch((error: unknown) => error),
      returnTrial(bot, { ...seen, reason: "" }, due),
    ]);
    if (isBack) expect(edit).toMatchObject({ code: "conflict" });
    else expect((await readVersion(web, id)).servers[0]?.port).toBe(6700);
  }
});

test("settings written by another way than the console's are not overwritten", async () => {
  const db = await freshDb();
  const id = await connected(db);
  await change(db, id, bad);
  await db.network.update({ where: { id }, data: { realname: "By hand" } });
  expect(await fail(db, id)).toBe(false);
  expect([await portsOf(db, id), await findTrial(db, id)]).toEqual([[6698], null]);
});
